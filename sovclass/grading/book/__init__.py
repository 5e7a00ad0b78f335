"""The gradebook and its file."""
