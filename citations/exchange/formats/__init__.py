"""Files of references: read and written. Plain Python."""
