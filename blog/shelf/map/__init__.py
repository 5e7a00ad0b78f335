"""The course map: what is read, where, and by whom."""
