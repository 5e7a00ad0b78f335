"""What students and administrators are shown of grades."""
