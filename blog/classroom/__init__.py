"""Courses, their members and the ways in."""
