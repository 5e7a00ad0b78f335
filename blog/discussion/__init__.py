"""The essay's page and what is said under it."""
