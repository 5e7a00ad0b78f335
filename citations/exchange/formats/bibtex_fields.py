"""Which BibTeX (and BibLaTeX) types and fields are which of CSL's."""

from __future__ import annotations

TYPES = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "periodical": "periodical",
    "book": "book",
    "mvbook": "book",
    "booklet": "pamphlet",
    "collection": "book",
    "mvcollection": "book",
    "reference": "book",
    "mvreference": "book",
    "proceedings": "book",
    "mvproceedings": "book",
    "manual": "report",
    "inbook": "chapter",
    "bookinbook": "chapter",
    "suppbook": "chapter",
    "incollection": "chapter",
    "suppcollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "inreference": "entry-encyclopedia",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "thesis": "thesis",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "report": "report",
    "techreport": "report",
    "unpublished": "manuscript",
    "movie": "motion_picture",
    "video": "motion_picture",
    "audio": "song",
    "music": "song",
    "artwork": "graphic",
    "image": "graphic",
    "letter": "personal_communication",
    "legislation": "legislation",
    "jurisdiction": "legal_case",
    "patent": "patent",
    "performance": "performance",
    "software": "software",
    "dataset": "dataset",
    "review": "review",
    "misc": "document",
}

WRITTEN_TYPES = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "paper-conference": "inproceedings",
    "entry-encyclopedia": "inreference",
    "webpage": "online",
    "thesis": "thesis",
    "report": "report",
    "manuscript": "unpublished",
    "motion_picture": "movie",
}
"""What is not named is written as @misc; `entrysubtype` keeps the exact type."""

TEXTS = {
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "location": "publisher-place",
    "address": "publisher-place",
    "edition": "edition",
    "volume": "volume",
    "volumes": "number-of-volumes",
    "series": "collection-title",
    "version": "version",
    "type": "genre",
    "eventtitle": "event-title",
    "venue": "event-place",
    "shorttitle": "title-short",
    "origtitle": "original-title",
    "origpublisher": "original-publisher",
    "origlocation": "original-publisher-place",
    "language": "language",
    "langid": "language",
    "medium": "medium",
    "isbn": "ISBN",
    "issn": "ISSN",
    "library": "archive",
}

NAMES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "director": "director",
    "bookauthor": "container-author",
}

DATES = {"eventdate": "event-date", "origdate": "original-date", "urldate": "accessed"}

NUMBERED = frozenset({"article-journal", "article-magazine", "article-newspaper"})
"""`number` is the issue of these, and the number in its series of everything else."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")  # fmt: skip

PREFIX = "csl-"
"""A CSL field that BibTeX has no name for is written as `csl-…`, names and odd dates as
JSON."""

INHERITED = (
    *("publisher", "location", "address", "year", "date", "month", "editor", "isbn"),
    *("series", "edition", "volume", "institution", "organization", "eventtitle"),
)
"""What a chapter takes from the book its `crossref` names, besides the title."""
