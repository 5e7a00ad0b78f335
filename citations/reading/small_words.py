"""Small words: articles, what means little in a title, particles and joints of names."""

from __future__ import annotations

from collections.abc import Sequence

ARTICLES = {"the", "a", "an", "der", "die", "das", "le", "la", "les", "el", "los", "il"}
SMALL = ARTICLES | {"of", "in", "and", "on", "to", "for", "from", "by", "at", "with", "und", "de", "v", "i", "o"}  # fmt: skip
PARTICLES = {"von", "van", "der", "den", "de", "da", "di", "du", "la", "le", "ten", "ter", "al", "el", "bin", "ibn", "zu", "af", "dos", "del", "vanden", "vander", "della", "dei", "degli", "zum", "zur", "vom", "bint", "ap"}  # fmt: skip
CONNECTORS = {"and", "et", "al", "eds", "ed", "editor", "editors", "edited", "by", "und", "others", "y", "in", "his", "her", "their", "source", "essay", "the", "film", "movie", "book", "article", "i", "u", "lecture", "lectures", "class", "notes", "reading", "readings", "textbook", "text", "excerpt", "handout", "podcast", "video", "interview", "documentary", "website", "chapter", "introduction", "preface", "foreword", "document", "our"}  # fmt: skip


def drop_article(phrase: Sequence[str]) -> tuple[str, ...]:
    """A folded phrase without its leading article."""
    rest = phrase[1:] if len(phrase) > 1 and phrase[0] in ARTICLES else phrase
    return tuple(rest)
