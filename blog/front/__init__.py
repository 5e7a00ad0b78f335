"""Pages that gather: home, the course, its assignments, a member."""
