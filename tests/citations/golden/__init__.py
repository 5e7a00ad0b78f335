"""Works in every style, each entry written by hand from the manuals.

A line may change only when the manual says so, never because the program prints
something else. MLA 9: the section of the handbook. CMOS 18: the paragraph of the
Chicago manual. APA 7: the section or the numbered example of the publication manual.
"""

from tests.citations.golden import (
    articles,
    books,
    harvard,
    media,
    papers,
    parts,
    sites,
    turabian,
)

WORKS = (
    *(books.WORKS + parts.WORKS + articles.WORKS),
    *(sites.WORKS + media.WORKS + papers.WORKS),
)
SETS = (harvard, turabian)
"""The styles that came later, each with a file of its own."""
LINES = {
    (style, work.item["id"]): line
    for work in WORKS
    for style, line in work.lines().items()
} | {(its.STYLE.name, key): line for its in SETS for key, line in its.LINES.items()}
"""(the style's name, the work's id) → its entry."""
