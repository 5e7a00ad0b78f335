"""Texts and the citations found in them."""
