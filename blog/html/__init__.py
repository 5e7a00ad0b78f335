"""The HTML people write: cleaned, with its footnotes."""
