"""Harvard as Cite Them Right, 12th edition, has it: what the official CSL file needs.

The sections of that guide are named in the comments; British English.
"""

from __future__ import annotations

import re
from html import escape
from typing import Any
from xml.etree import ElementTree as ET

from citations.items.clean import VERSION as CLEAN_VERSION
from citations.styles.english import BRITISH
from citations.styles.entry import Item
from citations.styles.pandoc.csl import NAMESPACE, Csl
from citations.styles.pandoc.dress import bare
from citations.styles.pandoc.inlines import as_written
from citations.styles.shapes import Shape
from citations.styles.steps import changes
from citations.styles.steps.alphabet import lead_key, words_key, year_of
from citations.styles.steps.publishers import without_legal_form
from citations.styles.steps.sentence_case import sentence_case
from citations.styles.steps.short_titles import main_title, plain_title
from citations.styles.style import InText, Style, gettext_noop

_NS = f"{{{NAMESPACE}}}"
_PERIODICALS = frozenset({"article-journal", "article-magazine", "article-newspaper"})
_SENTENCE_CONTAINERS = frozenset({"chapter", "paper-conference", "entry"})
# What the file knows under another name.
_KINDS = {
    **dict.fromkeys(("entry", "entry-dictionary", "entry-encyclopedia"), "chapter"),
    **dict.fromkeys(("review", "review-book"), "article-journal"),
    "interview": "article-magazine",
    "song": "entry",
}
# Of these the file leaves the day out.
_DATED = ("broadcast", "document", "manuscript", "motion_picture")
_PLAIN = frozenset({"report", "book", "article", "web page", "website", "film"})
_DEGREES = {
    "doctoral": "PhD thesis",
    "master": "Master’s thesis",
    "bachelor": "Undergraduate dissertation",
}


def adapt(item: Item) -> Item:
    """A clean item as the file prints it right."""
    return changes.apply(item, _STEPS)


def _own_interview(item: Item) -> None:
    """A description without marks (personal communications)."""
    if changes.is_own_interview(item):
        by = changes.names_in_order(item, "interviewer")
        item.pop("interviewer", None)
        item["type"] = "document"
        item["title"] = bare(f"Interview by {by}" if by else "Interview")


def _kind(item: Item) -> None:
    """An entry is a chapter of its work, a track stands on its album (reference books,
    tracks, reviews)."""
    if "container-title" in item:
        item["type"] = _KINDS.get(item["type"], item["type"])


def _publisher(item: Item) -> None:
    """As named, without Ltd; a page has a site and no publisher (web pages)."""
    if item["type"] in {"webpage", "post-weblog"}:
        item.pop("publisher", None)
    elif "publisher" in item:
        item["publisher"] = without_legal_form(item["publisher"])


def _titles(item: Item) -> None:
    """Sentence case, small after the colon; periodicals and sites keep their capitals."""
    names = ["title", "reviewed-title", "volume-title", "part-title"]
    if item["type"] in _SENTENCE_CONTAINERS:
        names.append("container-title")
    for name in names:
        if f"{name}-sentence" in item:
            item[name] = item[f"{name}-sentence"]
        elif name in item:
            item[name] = _in_sentence(item[name], item)


def _in_sentence(words: str, item: Item) -> str:
    is_english = item.get("language", "en")[:2].casefold() == "en"
    return sentence_case(words, is_small_behind_colon=True) if is_english else words


def _volumes(item: Item) -> None:
    """“14 vols.”, “Vol. 4.” after the title (multi-volume works)."""
    if item["type"] not in {"book", "chapter"} or "edition" in item:
        return
    # An "edition" that is no number is printed as it is, where we want this.
    if "volume" in item:
        item["edition"] = f"Vol. {item['volume']}"
    elif "number-of-volumes" in item:
        item["edition"] = f"{item.pop('number-of-volumes')} vols"


def _genre(item: Item) -> None:
    """The degree of a thesis; a mere “Film” or “Report” goes."""
    genre = item.get("genre", "")
    if item["type"] == "graphic" and genre:
        item.setdefault("medium", item.pop("genre"))
    elif item["type"] == "thesis":
        item["genre"] = _DEGREES.get(changes.degree(item)) or genre or "Thesis"
    elif genre.casefold() in _PLAIN and "number" not in item:
        item.pop("genre", None)


def _film(item: Item) -> None:
    """“Directed by Armando Iannucci [Film]” after the year (films); a video names no
    platform but in its address (online videos)."""
    if changes.is_on_platform(item):
        del item["container-title"]
    if item["type"] == "motion_picture" and "director" in item:
        by = changes.names_in_order(item, "director")
        item.pop("director")
        item.setdefault("container-title", bare(f"Directed by {by} [Film]"))


def _kept(item: Item) -> None:
    """Where a work of art or a paper can be seen stands where a publisher would."""
    parts = ("archive_location", "archive_collection", "archive", "archive-place")
    kept = [item.pop(name) for name in parts if name in item]
    if kept and item["type"] != "thesis" and "publisher" not in item:
        said = ", ".join(kept)
        item["publisher"] = said[:1].upper() + said[1:]


def _speech(item: Item) -> None:
    """Dated once, by its occasion, which stands where a publisher would (speeches)."""
    if item["type"] != "speech":
        return
    if "event-date" in item:
        item["issued"] = item.pop("event-date")
    said = [item.pop(name) for name in ("event-title", "event-place") if name in item]
    if said and "publisher" not in item:
        item["publisher"] = ", ".join(said)


def _description(item: Item) -> None:
    """A paper without a title of its own has no marks."""
    if changes.is_description(item):
        item["title"] = bare(item["title"])


_STEPS = (
    *(_own_interview, changes.latin_letters, _publisher, _kind, _titles, _volumes),
    *(_genre, _film, _kept, _speech, _description),
    *(changes.with_translation, changes.as_entered),
)


def leads(item: Item) -> tuple[str, ...]:
    """Without names the periodical, or else the title; editors lead whole works."""
    roles = ("author",) if "container-title" in item else ("author", "editor")
    stands_in = "container-title" if item["type"] in _PERIODICALS else "title"
    return (*roles, stands_in, "title", "container-title")


def sort_key(item: Item) -> tuple[Any, ...]:
    """By names, then by year, then by title without its article."""
    title = words_key(item.get("title", ""), item.get("language", ""))
    return lead_key(item, leads(item)), year_of(item), title


def short_title(item: Item) -> str:
    """Up to the colon, as the list has it."""
    title = item.get("title-romanized") or item.get("title", "")
    latin = changes.in_latin_letters(main_title(title), item)
    said = main_title(item.get("title-sentence", ""))
    return plain_title(said or _in_sentence(latin, item))


def finish(item: Item, html: str) -> str:
    """No stop after the year; what a review is about, after its title (reviews)."""
    html = _STOP_BEHIND_YEAR.sub(r"\1 ", html)
    if "reviewed-title" in item and "container-title" in item:
        by = as_written(changes.names_in_order(item, "reviewed-author"))
        by = f", by {escape(by, quote=False)}" if by else ""
        title = escape(as_written(plain_title(item["reviewed-title"])), quote=False)
        review = f"’. Review of <i>{title}</i>{by}. <i>"
        html = html.replace("’, <i>", review, 1)
    return html


_STOP_BEHIND_YEAR = re.compile(r"^([^()]*\([^()]*\))\. (?=(?:Translated|Edited) by )")


def _change(style: ET.Element) -> None:
    """Who leads; more kinds have their day; an article without pages is no preprint."""
    for substitute in style.iter(f"{_NS}substitute"):
        _titles_lead(substitute)
    dated = style.find(f"{_NS}macro[@name='published-date']//*[@type]")
    if dated is None:
        raise ValueError("The Harvard file is not built as expected.")
    dated.set("type", " ".join((dated.get("type", ""), *_DATED)))
    for preprint in style.iter(f"{_NS}text"):
        if preprint.get("value") == "Preprint":
            preprint.set("value", "")


def _titles_lead(substitute: ET.Element) -> None:
    """Translators never lead, editors of a part do not (works without an author)."""
    for names in substitute.findall(f"{_NS}names[@variable='translator']"):
        substitute.remove(names)
    for place, names in enumerate(list(substitute)):
        if names.get("variable") == "editor":
            choose = ET.Element(f"{_NS}choose")
            whole = {"variable": "container-title", "match": "none"}
            ET.SubElement(choose, f"{_NS}if", whole).append(names)
            substitute[place] = choose


STYLE = Style(
    name="harvard",
    label=gettext_noop("Harvard (Cite Them Right 12)"),
    list_title=gettext_noop("Reference List"),
    csl=Csl("harvard-cite-them-right.csl", _change),
    version=f"harvard-1/{CLEAN_VERSION}",
    english=BRITISH,
    adapt=adapt,
    sort_key=sort_key,
    leads=leads,
    finish=finish,
    in_text=InText(
        short_title=short_title,
        quoted=frozenset(),
        is_dated=True,
        comma=",",
        most_names=3,
        last_comma="",
        undated="no date",
        has_short_years=False,
        places={
            "page": ("p. ", "pp. "),
            "paragraph": ("para. ", "paras. "),
            "act": ("", ""),
            "chapter": ("ch. ", "chs. "),
            "line": ("line ", "lines "),
            "section": ("section ", "sections "),
            "time": ("", ""),
            "verse": ("", ""),
        },
    ),
    shapes=frozenset(
        {
            *(Shape.LEAD_COMMA_YEAR, Shape.YEAR_SIGN_PLACE),
            *(Shape.SIGN_PLACE, Shape.YEAR),
        }
    ),
)
