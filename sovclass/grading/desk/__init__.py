"""Where graders work: the overviews and the desk."""
