"""Essays: drafts, publication, revisions, pictures."""
