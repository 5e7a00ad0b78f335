"""The CSL-JSON fields and types we take. Whatever is not named here is dropped."""

from __future__ import annotations

TYPES = frozenset(
    {
        *("article", "article-journal", "article-magazine", "article-newspaper"),
        *("bill", "book", "broadcast", "chapter", "classic", "collection", "dataset"),
        *("document", "entry", "entry-dictionary", "entry-encyclopedia", "event"),
        *("figure", "graphic", "hearing", "interview", "legal_case", "legislation"),
        *("manuscript", "map", "motion_picture", "musical_score", "pamphlet"),
        *("paper-conference", "patent", "performance", "periodical"),
        *("personal_communication", "post", "post-weblog", "regulation", "report"),
        *("review", "review-book", "software", "song", "speech", "standard"),
        *("thesis", "treaty", "webpage"),
    }
)

# Our own names of types, and CSL's older ones.
TYPE_NAMES = {
    "edited-book": "book",
    "website": "webpage",
    "archive": "document",
    "film": "motion_picture",
    "newspaper": "article-newspaper",
}

# Names that older files and other programs have for a field.
OLDER_NAMES = {"event-title": "event", "title-short": "shortTitle"}

TITLES = (
    *("title", "title-short", "container-title", "collection-title"),
    *("volume-title", "part-title", "original-title", "reviewed-title", "section"),
)

TEXTS = (
    *("publisher", "publisher-place", "original-publisher"),
    *("original-publisher-place", "edition", "version", "volume"),
    *("number-of-volumes", "issue", "number", "part-number", "supplement-number"),
    *("collection-number", "genre", "medium", "archive", "archive-place"),
    *("archive_collection", "archive_location", "event-title", "event-place"),
    *("source", "language", "authority", "reviewed-genre"),
)

NAMES = (
    *("author", "editor", "translator", "composer", "director", "guest", "host"),
    *("illustrator", "interviewer", "narrator", "contributor", "series-creator"),
    *("container-author", "collection-editor", "reviewed-author", "compiler"),
    *("editor-translator", "editorial-director", "recipient"),
)

NAME_PARTS = (
    *("family", "given", "literal", "suffix"),
    *("dropping-particle", "non-dropping-particle"),
)

DATES = ("issued", "event-date", "original-date", "accessed")

# What CSL has no field for; read from `custom`, used by some styles, never sent on.
CUSTOM_TITLES = (
    *("title-sentence", "container-title-sentence"),
    *("title-translated", "title-romanized"),
)
OWN = (*CUSTOM_TITLES, "is-site")
