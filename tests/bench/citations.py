"""`make bench-citations`: how well the reader reads, and how fast (docs/citations.md).

Accuracy on the labelled forms of ../shared/data, with the shelf built in several ways;
speed on an essay and on hostile texts. `--markdown FILE` writes the tables into the page,
`--rows` prints every row that is not read as labelled, `--essays HALF` the figures of
whole essays alone.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from citations.reading.locators import find_locator
from citations.reading.reader import Shelf, read
from citations.reading.types import FoundCitation, ShelfSource, State
from tests.bench import essays
from tests.shared import SHARED

FORMS = SHARED / "data/citation_forms.jsonl"
WITHOUT_A_SOURCE = {"numeric", "footnote", "url"}
"""Kinds whose rows name no work on a shelf: a mark without its note, a bare address."""
_YEAR = re.compile(r"(?<!\d)(?:1[4-9]|20)\d\d(?!\d)")

Row = dict
Work = tuple[tuple[str, ...], str]
Shelve = Callable[[list[Row]], Callable[[Row], tuple[list[ShelfSource], set[str]]]]


# --- Shelves ------------------------------------------------------------------------


def work_of(row: Row) -> Work:
    return tuple(row["names"]), row["title"] or ""


def year_of(row: Row) -> str:
    found = (
        _YEAR.search(row["marker"])
        if row["kind"] in {"author-date", "qtd-in"}
        else None
    )
    return found[0] if found else ""


def source(work: Work, year: str = "") -> ShelfSource:
    names, title = work
    key = " ".join([*names, title, year]).strip()
    return ShelfSource(id=key, family_names=names, title=title, year=year)


def cited(rows: Iterable[Row]) -> list[Row]:
    return [
        row for row in rows if row["is_citation"] and (row["names"] or row["title"])
    ]


def one_a_work(rows: list[Row], *, years: bool = True):
    """A source for each distinct (names, title, year): (Kotkin) and (Kotkin, Magnetic
    Mountain) are two."""
    made = {}
    for row in cited(rows):
        key = (*work_of(row), year_of(row) if years else "")
        made[key] = source(work_of(row), key[2])
    shelf = list(made.values())
    return lambda row: (
        shelf,
        {made[(*work_of(row), year_of(row) if years else "")].id}
        if work_of(row) != ((), "") and row["is_citation"]
        else set(),
    )


def merged(rows: list[Row], *, years: bool = True):
    """As a person would: rows without a title mean the one work of their names, and
    “Seventeen Moments” is “Seventeen Moments in Soviet History”."""
    titles = {row["title"] for row in cited(rows) if row["title"] and not row["names"]}
    longer = {
        t: next((u for u in titles if u != t and u.startswith(f"{t} ")), t)
        for t in titles
    }
    by_names: dict = {}
    for row in cited(rows):
        names, title = work_of(row)
        title = longer.get(title, title)
        by_names.setdefault(tuple(n.casefold() for n in names), {}).setdefault(
            title, []
        ).append(row)
    made: dict = {}
    for names, titles in by_names.items():
        spare = titles.pop("", [])
        dated = {year_of(r) for r in spare} - {""} if years else set()
        for title, those in titles.items():
            year = next((year_of(r) for r in those if years and year_of(r)), "")
            made[names, title, year] = source((tuple(those[0]["names"]), title), year)
        for year in dated:
            made.setdefault(
                (names, "", year), source((tuple(spare[0]["names"]), ""), year)
            )
        if spare and not any(key[0] == names for key in made):
            made[names, "", ""] = source((tuple(spare[0]["names"]), ""))
    shelf = list(made.values())

    def expected(row: Row):
        if not row["is_citation"]:
            return shelf, set()
        names, title = work_of(row)
        title = longer.get(title, title)
        key = tuple(n.casefold() for n in names)
        fits = [k for k in made if k[0] == key and (not title or k[1] == title)]
        year = year_of(row) if years else ""
        dated = [k for k in fits if year and k[2] == year]
        return shelf, {made[k].id for k in (dated or fits)}

    return expected


def names_only(rows: list[Row]):
    """A source for each family name, without a title; titles where there is no name."""
    made = {}
    for row in cited(rows):
        for name in row["names"]:
            made[name.casefold()] = source(((name,), ""))
        if not row["names"]:
            made[row["title"].casefold()] = source(((), row["title"]))
    shelf = list(made.values())

    def expected(row: Row):
        keys = [n.casefold() for n in row["names"]] or [(row["title"] or "").casefold()]
        return shelf, {made[k].id for k in keys if k in made} if row[
            "is_citation"
        ] else set()

    return expected


def first_title(rows: list[Row]):
    """A source for each family name with the title of its first row."""
    made = {}
    for row in cited(rows):
        for name in row["names"]:
            made.setdefault(name, source(((name,), row["title"] or "")))
        if not row["names"]:
            made.setdefault(row["title"], source(((), row["title"])))
    shelf = list(made.values())

    def expected(row: Row):
        keys = row["names"] or [row["title"]]
        return shelf, {made[k].id for k in keys if k in made} if row[
            "is_citation"
        ] else set()

    return expected


def own_shelf(rows: list[Row]):
    """A shelf for each row, with its own work alone."""

    def expected(row: Row):
        if not row["is_citation"] or work_of(row) == ((), ""):
            return [], set()
        one = source(work_of(row), year_of(row))
        return [one], {one.id}

    return expected


SHELVES: dict[str, Shelve] = {
    "the works; rows without a title mean their author’s work": merged,
    "the same, without years": lambda rows: merged(rows, years=False),
    "a source for each names, title and year": one_a_work,
    "a source for each names and title": lambda rows: one_a_work(rows, years=False),
    "family names alone, and titles without a name": names_only,
    "family names with the title of their first row": first_title,
    "a shelf for each row": own_shelf,
}


# --- Accuracy -----------------------------------------------------------------------


@dataclass
class Tally:
    """What was not read as labelled."""

    counts: Counter = field(default_factory=Counter)
    rows: list[str] = field(default_factory=list)

    def add(self, what: str, number: int, row: Row, found: object) -> None:
        self.counts[what] += 1
        self.rows.append(
            f"{number:>4} {what:<8} {row['kind']:<18} {row['text']!r} -> {found}"
        )


def wanted_locator(text: str) -> tuple[str, str]:
    tail = find_locator(text)
    assert tail is not None, text
    return tail.locator.first, tail.locator.last


def measure(rows: list[Row], shelve: Shelve) -> Tally:
    expected = shelve(rows)
    tally = Tally()
    for number, row in enumerate(rows, start=1):
        shelf, ids = expected(row)
        citations = read(row["text"], shelf).citations
        check(tally, number, row, citations, ids)
    return tally


def check(
    tally: Tally, number: int, row: Row, found: Iterable[FoundCitation], ids: set
) -> None:
    here = [c for c in found if c.start < row["end"] and c.end > row["start"]]
    sure = [c for c in here if c.state is not State.POSSIBLE]
    elsewhere = [c for c in found if c not in here and c.state is not State.POSSIBLE]
    for citation in elsewhere if row["is_citation"] else [*elsewhere, *sure]:
        tally.add("false", number, row, (citation.marker, citation.state.value))
    if not row["is_citation"]:
        return
    is_mark = row["kind"] in {"numeric", "footnote"}
    tally.counts["marks"] += is_mark and not sure
    if not sure and not (is_mark and here):
        tally.add("missed", number, row, [c.state.value for c in here])
        return
    compare(tally, number, row, next(iter(sure), here[0]), ids)


def compare(tally: Tally, number: int, row: Row, best: FoundCitation, ids: set) -> None:
    meant = {best.source} if best.source else set(best.candidates)
    if ids and row["kind"] not in WITHOUT_A_SOURCE and not (meant and meant <= ids):
        tally.add(
            "source", number, row, (best.state.value, best.source, best.candidates)
        )
    if row["locator"]:
        place = best.locator and (best.locator.first, best.locator.last)
        if place != wanted_locator(row["locator"]):
            tally.add("locator", number, row, place)
    if (best.start, best.end) != (row["start"], row["end"]):
        tally.add("span", number, row, best.marker)


# --- Speed --------------------------------------------------------------------------


def class_shelf(count: int = 200) -> list[ShelfSource]:
    """A shelf with names and titles of everyday length, some names shared."""
    nouns = [
        "Harvest",
        "Railway",
        "Congress",
        "Village",
        "Theatre",
        "Army",
        "Factory",
        "Letters",
        "Border",
        "Winter",
    ]
    return [
        ShelfSource(
            id=f"s{n}",
            family_names=(
                f"{'BCDFGHKLMN'[n % 10]}ar{'aeiou'[n % 5]}{'lmnrst'[n % 6]}in{n % 37}ov".replace(
                    str(n % 37), "xyzvw"[n % 5]
                ),
            ),
            given_names=("Anna",),
            title=f"The {nouns[n % 10]} and the {nouns[n * 7 % 10]}: Essays on the {nouns[n * 3 % 10]} of {1900 + n % 90}",
            year=str(1950 + n % 70),
            last_page="420",
        )
        for n in range(count)
    ]


def essay(shelf: list[ShelfSource], words: int = 1000, citations: int = 12) -> str:
    """About so many words, a citation in every so many of them."""
    prose = [
        "The",
        "harvest",
        "fell",
        "short",
        "again",
        "that",
        "year,",
        "and",
        "nobody",
        "in",
        "the",
        "district",
        "office",
        "knew",
        "what",
        "to",
        "write",
        "to",
        "the",
        "capital",
        "about",
        "the",
        "grain",
        "that",
        "had",
        "never",
        "been",
        "sown.",
    ]
    out: list[str] = []
    every = words // citations
    for n in range(words):
        out.append(prose[n % len(prose)])
        if n % every == every - 1:
            one = shelf[(n * 13) % len(shelf)]
            out.append(
                f"He called it “a winter without bread” ({one.family_names[0]} {n % 400 + 1})."
            )
        if n % 200 == 199:
            out.append("\n\n")
    return " ".join(out)


HOSTILE = {
    "opening brackets": "(",
    "closing brackets": ")",
    "pairs": "()",
    "nested": "(((a)))",
    "straight quotation marks": '"',
    "curly quotation marks": "“a ",
    "digits": "1",
    "digits and spaces": "1 ",
    "a name": "Freeze ",
    "names and pages": "(Freeze 407) ",
    "unknown names": "(Nowak 12) ",
    "names with a slip": "(Fitzpatrik 12) ",
    "a name that says": "Freeze notes that ",
    "pages in sentences": "Freeze notes on page 3 ",
    "semicolons": "a;b",
    "a bracket of semicolons": "(Freeze 1;",
    "one long word": "a",
    "superscripts": "a¹",
    "titles": "Seventeen Moments in ",
    "addresses": "https://a.b/",
    "new lines": "\n",
    "short lines": "[1] a\n",
    "references": "Freeze, Gregory. Russia. 2009.\n",
    "Cyrillic": "Хлевнюк пишет ",
    "combining marks": "e\u0301",
    "spaces": " ",
    "a bracket of digits": "(1,1,1,1,1,1,1,1,1,1,1,1,1,1,1x) ",
    "sentences": "A. ",
    "curly brackets": "{Freeze 4} ",
    "others behind names": "(Freeze, trans. by Lowe, 62) ",
    "verbs before names": "it was cold, says Freeze ",
    "ibid": "(ibid., 63) Freeze ",
    "quotations": "“one two three four five” Russia ",
    "verses alone": "(2:19) ",
    "cases": "Id. at 3. (s 2) ",
    "letters": "(Kotkin 1995a) ",
    "two numbers": "(3.5) ",
    "pages alone": "It fell (12). ",
    "pages told": "He says so on page 3. ",
    "mixed": "(Freeze “407; [1] pp. ) Tucker's says, on page ¹ ibid. ",
}


def timed(action: Callable[[], object], times: int = 3) -> float:
    """Seconds of the processor, the best of some: other programs do not count."""
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        action()
        best = min(best, time.process_time() - start)
    return best


def of_size(piece: str, size: int) -> str:
    text = piece * (size // len(piece.encode()) + 1)
    return text.encode()[:size].decode("utf-8", "ignore")


def distinct(size: int) -> str:
    """Brackets none of which was seen before."""
    out, length, n = [], 0, 0
    while length < size:
        out.append(f"(Nowak{chr(97 + n % 26)}{chr(97 + n // 26 % 26)} {n % 999})")
        length, n = length + len(out[-1]), n + 1
    return "".join(out)[:size]


SMALL = [
    ShelfSource(
        id="freeze",
        family_names=("Freeze",),
        title="Russia: A History",
        last_page="559",
    ),
    ShelfSource(id="fitz", family_names=("Fitzpatrick",), title="Everyday Stalinism"),
    ShelfSource(id="moments", title="Seventeen Moments in Soviet History"),
    ShelfSource(id="kot1", family_names=("Kotkin",), title="Iron", year="1995"),
    ShelfSource(id="kot2", family_names=("Kotkin",), title="Tin", year="1995"),
    ShelfSource(id="bible", title="The Holy Bible"),
    ShelfSource(id="case", title="Marsh v Dunn", type="legal_case", report="AC 562"),
    ShelfSource(id="act", title="Harbours Act 1988", type="legislation"),
    ShelfSource(id="khl", family_names=("Хлевнюк",), title="Хозяин"),
]


def speed(quick: bool) -> list[tuple[str, float, float]]:
    """(input, seconds for 100 kB, times longer than for half of it)."""
    shelf = Shelf([*SMALL, *class_shelf(196)])
    makers = {name: lambda size, p=p: of_size(p, size) for name, p in HOSTILE.items()}
    makers["brackets, all different"] = distinct
    results = []
    for name, make in makers.items():
        half, whole = make(50_000), make(100_000)
        one = two = float("inf")
        for _ in range(1 if quick else 6):  # in turn, as the machine may be busy
            one = min(one, timed(lambda: read(half, shelf), 1))  # noqa: B023
            two = min(two, timed(lambda: read(whole, shelf), 1))  # noqa: B023
        results.append((name, two, two / one))
    return results


def essay_times() -> dict[str, float]:
    """Milliseconds."""
    shelf = class_shelf()
    text = essay(shelf)
    built = Shelf(shelf)
    read(text, built)
    other = [f"{text} {n}" for n in range(30)]

    def fresh() -> None:
        read(text, Shelf(shelf))

    return {
        "sources given as a list, seen before": timed(
            lambda: [read(t, list(shelf)) for t in other]
        )
        / 30
        * 1000,
        "shelf built beforehand": timed(lambda: [read(t, built) for t in other])
        / 30
        * 1000,
        "shelf of 200 built as well": timed(fresh, 15) * 1000,
    }


# --- The report ---------------------------------------------------------------------


def tables(rows: list[Row], quick: bool, show_rows: bool) -> str:
    out = [
        "| shelf | false | missed | wrong source | wrong locator |",
        "|---|---|---|---|---|",
    ]
    for name, shelve in SHELVES.items():
        tally = measure(rows, shelve)
        counts = [tally.counts[w] for w in ("false", "missed", "source", "locator")]
        out.append(f"| {name} | {' | '.join(map(str, counts))} |")
        if show_rows:
            print(name, dict(tally.counts), *tally.rows, sep="\n", file=sys.stderr)
    out += ["", essays.tables(essays.measure(essays.load("open")))]
    out += ["", "| 1,000 words, 12 citations, 200 sources | ms |", "|---|---|"]
    out += [f"| {name} | {ms:.1f} |" for name, ms in essay_times().items()]
    out += ["", "| 100 kB of | s | of half of it |", "|---|---|---|"]
    out += [f"| {n} | {s:.2f} | × {r:.1f} |" for n, s, r in speed(quick)]
    return "\n".join(out)


def print_essays(half: str, show_rows: bool) -> None:
    """The figures of a half; its rows too, where they may be seen."""
    score = essays.measure(essays.load(half))
    print(essays.tables(score))
    if show_rows:
        print(*sorted(score.rows), sep="\n", file=sys.stderr)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=Path, default=FORMS)
    parser.add_argument("--markdown", type=Path)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rows", action="store_true")
    parser.add_argument("--essays", help="Only the whole essays of this half.")
    options = parser.parse_args()
    if options.essays:
        print_essays(options.essays, options.rows)
        return
    lines = options.forms.read_text(encoding="utf-8").splitlines()
    said = tables([json.loads(line) for line in lines], options.quick, options.rows)
    print(said)
    if options.markdown:
        page = options.markdown.read_text(encoding="utf-8")
        start, end = "<!-- measured -->\n", "<!-- end of measured -->"
        before, rest = page.split(start)
        after = rest.split(end)[1]
        options.markdown.write_text(
            f"{before}{start}\n{said}\n\n{end}{after}", encoding="utf-8"
        )


if __name__ == "__main__":
    main()
