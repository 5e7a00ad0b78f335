"""Which RIS types and tags are which of CSL's."""

from __future__ import annotations

TYPES = {
    "JOUR": "article-journal", "EJOUR": "article-journal", "INPR": "article-journal",
    "JFULL": "periodical", "MGZN": "article-magazine", "NEWS": "article-newspaper",
    "BOOK": "book", "EBOOK": "book", "EDBOOK": "book", "WHOLE": "book", "SER": "book",
    "CONF": "book", "CLSWK": "classic", "CHAP": "chapter", "ECHAP": "chapter",
    "CPAPER": "paper-conference", "ENCYC": "entry-encyclopedia",
    "DICT": "entry-dictionary", "THES": "thesis", "RPRT": "report", "GOVDOC": "report",
    "ELEC": "webpage", "BLOG": "post-weblog", "ICOMM": "personal_communication",
    "PCOMM": "personal_communication", "MPCT": "motion_picture",
    "VIDEO": "motion_picture", "ADVS": "motion_picture", "SOUND": "song",
    "MUSIC": "musical_score", "MANSCPT": "manuscript", "UNPB": "manuscript",
    "MAP": "map", "ART": "graphic", "FIGURE": "figure", "CASE": "legal_case",
    "STAT": "legislation", "BILL": "bill", "HEAR": "hearing", "PAT": "patent",
    "COMP": "software", "DATA": "dataset", "DBASE": "dataset", "PAMP": "pamphlet",
    "STAND": "standard", "ABST": "article-journal", "GEN": "document",
    "ANCIENT": "classic", "AGGR": "dataset", "MULTI": "document", "SLIDE": "document",
    "CTLG": "book", "EQUA": "document", "CHART": "figure", "GRANT": "document",
    "UNBILL": "bill", "LEGAL": "legislation", "INTV": "interview",
}  # fmt: skip

WRITTEN_TYPES = {
    "article-journal": "JOUR", "article-magazine": "MGZN", "article-newspaper": "NEWS",
    "periodical": "JFULL", "book": "BOOK", "chapter": "CHAP",
    "paper-conference": "CPAPER", "entry-encyclopedia": "ENCYC",
    "entry-dictionary": "DICT", "thesis": "THES", "report": "RPRT", "webpage": "ELEC",
    "post-weblog": "BLOG", "personal_communication": "PCOMM",
    "motion_picture": "MPCT", "song": "SOUND", "manuscript": "UNPB", "map": "MAP",
    "graphic": "ART", "legal_case": "CASE", "legislation": "STAT", "bill": "BILL",
    "hearing": "HEAR", "patent": "PAT", "software": "COMP", "dataset": "DATA",
    "document": "GEN",
}  # fmt: skip
"""What is not named is written as GEN, with its exact type in C8."""

TEXTS = {
    "TI": "title", "T1": "title", "CT": "title", "T2": "container-title",
    "BT": "container-title", "JO": "container-title", "JF": "container-title",
    "T3": "collection-title", "PB": "publisher", "CY": "publisher-place",
    "PP": "publisher-place", "ET": "edition", "VL": "volume", "IS": "issue",
    "NV": "number-of-volumes", "M1": "number", "M3": "genre", "LA": "language",
    "ST": "title-short", "DB": "archive", "CN": "archive_location", "UR": "URL",
    "L2": "URL", "DO": "DOI", "JA": "container-title", "J2": "container-title",
}  # fmt: skip
"""In the order of their weight: of two tags for one field the first here counts."""

NAMES = {
    "AU": "author", "A1": "author", "A2": "editor", "ED": "editor",
    "A3": "collection-editor", "A4": "translator", "TA": "translator",
}  # fmt: skip

WRITTEN_TEXTS = {
    "title": "TI", "container-title": "T2", "collection-title": "T3",
    "publisher": "PB", "publisher-place": "CY", "edition": "ET", "volume": "VL",
    "issue": "IS", "number-of-volumes": "NV", "number": "M1", "genre": "M3",
    "language": "LA", "title-short": "ST", "archive": "DB", "archive_location": "CN",
    "URL": "UR", "DOI": "DO",
}  # fmt: skip
WRITTEN_NAMES = {
    "author": "AU",
    "editor": "ED",
    "collection-editor": "A3",
    "translator": "A4",
}

OWN = "C8"
"""Custom tag: `csl-name=value` for what RIS has no tag for."""
PREFIX = "csl-"
