"""Turabian 9, author-date: Chicago's system for students, after the 17th edition.

The numbers in brackets are sections of A Manual for Writers of Research Papers, Theses,
and Dissertations, 9th edition. The CSL file is that of Chicago 17, as the official style
of Turabian 9 says itself.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from citations.items.clean import VERSION as CLEAN_VERSION
from citations.styles import chicago, chicago_author_date
from citations.styles.entry import Item
from citations.styles.pandoc.csl import Csl
from citations.styles.steps import changes
from citations.styles.steps.alphabet import without_article
from citations.styles.steps.short_titles import main_title, plain_title
from citations.styles.steps.whole_lists import nothing_is_left_out
from citations.styles.style import InText, Style, gettext_noop

_PERIODICALS = frozenset({"article-magazine", "article-newspaper"})


def adapt(item: Item) -> Item:
    """A clean item as the file prints it right."""
    steps = (*chicago.STEPS, _periodical, _number, *chicago.ENDING)
    return changes.apply(item, steps)


def _periodical(item: Item) -> None:
    """Newspapers and magazines lose their initial The as well (19.3, 19.4)."""
    if item["type"] in _PERIODICALS and "container-title" in item:
        item["container-title"] = without_article(item["container-title"], "en")


def _number(item: Item) -> None:
    """“98, no. 4 (October)” (19.2.1); the file has “98 (4)” and leaves the month out."""
    if item["type"] in chicago.JOURNALS and {"volume", "issue"} <= item.keys():
        item["volume"] = f"{item['volume']}, no. {item.pop('issue')}"


def finish(item: Item, html: str) -> str:
    """Years given after the names are not given again."""
    if item["type"] in chicago.JOURNALS:
        html = _MONTH_AND_YEAR.sub(lambda found: found[1] and f" ({found[1]})", html)
    for year in item.get("original-date", {}).get("date-parts", [])[:1]:
        html = html.replace(f" {year[0]}; ", " ", 1)
    return chicago.finish(item, html)


_MONTH_AND_YEAR = re.compile(r" \(([^()<>\d]*?(?: \d{1,2})?),? ?\d{4}\)(?=[:.])")
"""“ (October 1993)”, “ (1993)”, after a volume and a number."""


def short_title(item: Item) -> str:
    """Up to the colon, in Latin letters, with the capitals it has."""
    own = item.get("title-romanized") or item.get("title", "")
    title = item.get("title-short") or own
    return plain_title(changes.in_latin_letters(main_title(title), item))


def _whole(style: ET.Element) -> None:
    nothing_is_left_out(style, "bibliography-author-date")


STYLE = Style(
    name="turabian-author-date",
    label=gettext_noop("Turabian 9, author-date"),
    list_title=gettext_noop("References"),
    csl=Csl("chicago-author-date-17th-edition.csl", _whole),
    version=f"turabian-1/{CLEAN_VERSION}",
    adapt=adapt,
    sort_key=chicago_author_date.sort_key,
    leads=chicago.leads,
    finish=finish,
    in_text=InText(
        short_title=short_title,
        quoted=chicago.QUOTED,
        places=chicago.PLACES,
        is_dated=True,
        most_names=3,
    ),
    shapes=chicago_author_date.SHAPES,
)
