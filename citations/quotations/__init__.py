"""The texts of sources, and the search for quotations in them."""
