"""Grades, their feedback and their history."""
