"""The course's library: its pages, and the work that its changes cause."""
