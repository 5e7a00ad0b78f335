"""What is to be written, from which sources, until when."""
