"""Libraries and the sources on their shelves."""
