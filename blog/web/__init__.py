"""What every page needs and no subject owns."""
