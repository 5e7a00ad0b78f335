"""Sources from and for other programs: BibTeX, RIS, CSL-JSON, and three services.

Plain Python: no Django, no database. Every reader takes text and gives `Record`s, each a
clean CSL-JSON item or the reason why it is not one, with the line it begins at.
"""
