"""What the writing page says while one writes."""
