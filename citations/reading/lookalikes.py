"""What stands in brackets and is no citation: dates, labels with a number, acronyms.

Asides and glosses need no rule: they are not made like names, and no source of the
library explains their words.
"""

from __future__ import annotations

import re

from citations.reading.small_words import PARTICLES, SMALL
from citations.reading.words import folded

MONTHS = {
    "january", "february", "march", "april", "may", "june", "july", "august",
    "september", "october", "november", "december", "jan", "feb", "mar", "apr", "jun",
    "jul", "aug", "sept", "sep", "oct", "nov", "dec", "spring", "summer", "autumn",
    "fall", "winter", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "ianvar", "fevral", "mart", "aprel", "mai", "iiun", "iiul",
    "avgust", "sentiabr", "oktiabr", "noiabr", "dekabr", "ianvaria", "fevralia",
    "marta", "aprelia", "maia", "iiunia", "iiulia", "avgusta", "sentiabria",
    "oktiabria", "noiabria", "dekabria",
}  # fmt: skip
_DATE_WORDS = MONTHS | {
    "ca", "c", "b", "d", "r", "fl", "published", "st", "nd", "rd", "th", "bc", "ad",
    "ce", "bce", "s", "born", "died", "reigned", "circa", "about", "around", "early",
    "late", "mid", "since", "until", "till", "to", "present", "now", "the", "of", "in",
    "from", "and", "between", "year", "years", "g", "gg", "god", "godu",
}  # fmt: skip
LABELS = {
    "part", "no", "nos", "number", "numbers", "nr", "figure", "figures", "fig", "figs",
    "table", "tables", "week", "day", "question", "post", "season", "episode", "ep",
    "version", "unit", "grade", "age", "ages", "aged", "level", "image", "images",
    "photo", "photograph", "picture", "plate", "map", "chart", "diagram", "graph",
    "page", "pages", "chapter", "volume", "vol", "act", "scene", "step", "point",
    "example", "exhibit", "appendix", "note", "room", "rule", "game", "round", "phase",
    "group", "section", "article", "amendment", "title", "ca", "circa", "born", "died",
    "reigned", "published", "est", "hint", "credit", "blog", "caption", "approx",
    "approximately", "about", "top", "bottom", "left", "right", "above", "below",
    "set", "days", "years", "months", "weeks", "hours", "percent", "century", "world",
    "war", "stage", "order", "decree", "directive", "resolution", "protocol", "law",
    "operation", "mission", "apollo", "soyuz", "vostok", "sputnik", "boeing", "airbus",
    "flight", "route", "highway", "interstate", "channel", "radio", "model", "type",
    "class", "size", "psalm", "gate", "division", "army", "regiment", "brigade",
    "battalion", "squadron", "camp", "school", "hospital", "factory", "block",
    "building", "barrack", "cell", "ward", "apartment", "apt", "suite", "street",
    "convoy", "project", "object", "plan", "form", "case", "file", "box", "folder",
    "item", "lot", "slide", "tier", "zone", "sector", "district", "precinct", "team",
    "player", "formula", "windows", "iphone", "area", "studio", "track", "side",
    "issue", "edition", "draft", "quiz", "test", "exam", "assignment", "lecture",
    "lesson", "module", "homework", "paper", "problem", "exercise", "catch", "platform", "pier", "bus", "train", "tram", "line", "magnitude", "degree", "proposition", "prop", "bill", "canon", "opus",
    "op", "symphony", "sonata", "sonnet", "seat", "row", "score",
    "book", "books", "canto", "interview", "p", "n", "t", "f", "x", "y", "z", "r", "alpha", "beta", "phi",
}  # fmt: skip
"""Words that make the number beside them something other than a page."""

_LOCALITIES = {
    "airport", "ave", "avenue", "bay", "beach", "blvd", "boulevard", "bridge", "castle",
    "cathedral", "center", "centre", "church", "city", "college", "county", "creek",
    "drive", "hall", "heights", "hill", "hotel", "house", "institute", "island", "lake",
    "lane", "library", "mount", "museum", "palace", "park", "plaza", "road", "square",
    "stadium", "station", "theater", "theatre", "tower", "town", "university", "valley",
    "village",
}  # fmt: skip


def is_locality(words: list[str]) -> bool:
    """“Anderson Hall”, “Mill Road”, “Carson City”: called after somebody."""
    return len(words) > 1 and words[-1] in _LOCALITIES and words[-2] not in _JOINING


_JOINING = PARTICLES | {
    "and",
    "et",
    "al",
    "eds",
    "ed",
    "und",
    "y",
    "и",
    "&",
    "in",
    "by",
}
_YEAR = re.compile(r"(?<!\d)(?:1\d{3}|20\d\d)(?!\d)")
_ORDINAL = re.compile(r"^\d+(?=(?:s|st|nd|rd|th|bc|ad|ce)$)")
_YEAR_RANGE = re.compile(r"(?<![\d.])\d{4}\s?[-–—/]\s?(?:\d{4}|\d{1,2})(?!\d)")


def looks_like_date(text: str) -> bool:
    """“1954-8”, “13 August 1899”, “11/28/1880-8/7/1921”, “'36-'38”, “the late 1800s”."""
    if not any(c.isdigit() for c in text):
        return False
    words = folded(text)
    if "-" in text or "–" in text:
        words = [part for word in words for part in word.split("-") if part]
    others = [w for w in words if not w.isdigit()]
    others = [_ORDINAL.sub("", w) if w[0].isdigit() else w for w in others]
    if words and all(word in _DATE_WORDS for word in others):
        told = bool(others) or _YEAR.search(text) or re.search(r"[/'’]", text)
        return bool(told)
    return bool(_YEAR_RANGE.search(text)) and len(others) < 2


def has_label(words: list[str]) -> bool:
    """A month, or a word whose number is no page: “Figure 2”, “Order 227”."""
    return any(word in MONTHS or word in LABELS for word in words)


def looks_like_names(head: str) -> bool:
    """One to six names: capitalised words, particles, initials, “and”, “et al.”."""
    tokens = re.findall(r"[^\s,&]+", head)
    if not tokens or len(tokens) > 9:
        return False
    capitalised = 0
    for token in tokens:
        plain = token.strip(".,’'“”\"[]")
        if plain.casefold() in _JOINING:
            continue
        if not plain or not plain[0].isalpha() or plain[0].islower():
            return False
        capitalised += len(plain) > 1 or token.endswith(".")
    return capitalised > 0


def in_headline_style(head: str) -> bool:
    """“The Edge of the Sea”: capitals but for small words within."""
    words = re.findall(r"[^\s,:]+", head.strip('“”"«»'))
    if not 1 < len(words) <= 10 or words[-1][0].islower():
        return False
    large = [w for w in words if w[0].isupper()]
    rest = [w for w in words if not w[0].isupper()]
    return words[0][0].isupper() and len(large) > 1 and SMALL.issuperset(rest)


_TITLED = re.compile(
    r"""
    ["“«](?P<title>[^"”»]{3,150})["”»],?\s(?:by\s)?(?P<by>[^"“”«»]{2,80})   # “…” by X
    |(?P<of>[^"“”«»]{2,80}),\s["“«](?P<titled>[^"”»]{3,150})["”»]            # X, “…”
    """,
    re.VERBOSE,
)


def is_titled(head: str) -> bool:
    """A title in quotation marks and who wrote it: “The New Woman” by Anna Krylova."""
    found = _TITLED.fullmatch(head)
    return found is not None and looks_like_names(found["by"] or found["of"])


def is_quoted_title(head: str) -> bool:
    """Nothing but a title in quotation marks: “The Thaw.”"""
    return head[:1] in '“"«' and head[-1:] in '”"»' and 3 < len(head) < 160


def is_acronym(head: str) -> bool:
    """“NEP”, “GOELRO”, “U.S.”: capitals only."""
    letters = [c for c in head if c.isalpha()]
    return bool(letters) and len(letters) <= 7 and all(c.isupper() for c in letters)
