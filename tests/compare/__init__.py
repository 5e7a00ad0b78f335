"""A second opinion on the golden works: citeproc-js beside pandoc (docs/works-cited.md)."""
