"""Imports: read, sorted, chosen, written."""
