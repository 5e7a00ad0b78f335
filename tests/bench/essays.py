"""Whole essays with labels: what is read right, and which advice a teacher would sign.

An essay is `NAME.html`, as the editor saves it, with marks such as `[[c1|(Freeze 407)]]`
around citations (c), look-alikes (x) and what a piece of advice is about (a); `NAME.json`
holds its library and says what each mark means. Every essay was labelled before the
reader saw it.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from citations.reading.reader import read
from citations.reading.text import Projection, project
from citations.reading.types import (
    Finding,
    FoundCitation,
    ShelfSource,
    State,
    TextReading,
)

ESSAYS = Path(__file__).resolve().parents[1] / "citations" / "essays"
_OPENING = re.compile(r"\[\[([acx]\d+)\|")
_OPEN, _CLOSE = "\ue000", "\ue001"
_INFORMATION = {"possible-citation", "page-outside-readings"}
_SAME = {"no-page": "quotation-without-page"}


@dataclass(frozen=True)
class Label:
    """A mark: its name, its place in the projection, and what it means."""

    name: str
    start: int
    end: int
    means: dict


@dataclass(frozen=True)
class Essay:
    name: str
    told: dict
    projection: Projection
    labels: tuple[Label, ...]
    shelf: tuple[ShelfSource, ...]

    def of(self, kind: str) -> list[Label]:
        return [label for label in self.labels if label.name[0] == kind]

    def read(self) -> TextReading:
        return read(
            self.projection.text, list(self.shelf), blocks=self.projection.blocks
        )


def load(half: str) -> list[Essay]:
    """The essays of a half, by name."""
    return [_essay(path) for path in sorted((ESSAYS / half).glob("*.html"))]


def _essay(path: Path) -> Essay:
    told = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    marked = path.read_text(encoding="utf-8")
    html = _OPENING.sub("", marked).replace("]]", "")
    projection = project(html)
    labels = tuple(_labels(marked, told))
    shelf = tuple(ShelfSource.from_csl(item) for item in told["library"])
    return Essay(path.stem, told, projection, labels, shelf)


def _labels(marked: str, told: dict) -> Iterator[Label]:
    names = _OPENING.findall(marked)
    text = project(_OPENING.sub(_OPEN, marked).replace("]]", _CLOSE)).text
    order = _order_of(text, names, marked)
    opened: list[tuple[str, int]] = []
    place = 0
    for char in text:
        if char == _OPEN:
            opened.append((order.pop(0), place))
        elif char == _CLOSE:
            name, start = opened.pop()
            yield Label(name, start, place, _meaning(name, told))
        else:
            place += 1


def _order_of(text: str, names: list[str], marked: str) -> list[str]:
    """The names in the order of the projection, which has its notes last."""
    numbered = iter(range(len(names)))
    with_numbers = _OPENING.sub(lambda _: f"{_OPEN}{next(numbered)}{_OPEN}", marked)
    found = re.findall(f"{_OPEN}(\\d+){_OPEN}", project(with_numbers).text)
    assert len(found) == len(names) == text.count(_OPEN)
    return [names[int(number)] for number in found]


def _meaning(name: str, told: dict) -> dict:
    kinds = {"c": "citations", "a": "advice", "x": "look_alikes"}
    return (told.get(kinds[name[0]]) or {}).get(name) or {}


# --- Scoring ------------------------------------------------------------------------


@dataclass
class Score:
    """How the citations of some essays were read, and their advice."""

    forms: defaultdict = field(default_factory=lambda: defaultdict(Counter))
    fields: defaultdict = field(default_factory=lambda: defaultdict(Counter))
    advice: defaultdict = field(default_factory=lambda: defaultdict(Counter))
    counts: Counter = field(default_factory=Counter)
    rows: list[str] = field(default_factory=list)


def measure(essays: Iterable[Essay]) -> Score:
    score = Score()
    for essay in essays:
        reading = essay.read()
        score.counts["essays"] += 1
        score.counts["words"] += len(essay.projection.text.split())
        _of_citations(score, essay, reading)
        _of_others(score, essay, reading)
        _of_advice(score, essay, reading)
    return score


def _over(label: Label, start: int, end: int) -> bool:
    return start < label.end and label.start < end


def _of_citations(score: Score, essay: Essay, reading: TextReading) -> None:
    for label in essay.of("c"):
        here = [c for c in reading.citations if _over(label, c.start, c.end)]
        outcome = outcome_of(label.means, here)
        typed = essay.projection.text[label.start : label.end]
        form = form_of(essay, label, typed)
        score.counts["citations"] += 1
        score.counts[outcome] += 1
        score.forms[form][outcome] += 1
        score.fields[essay.told.get("field", "")][outcome] += 1
        if outcome != "right":
            got = [
                (c.marker, c.state.value, c.source or c.candidates, c.locator)
                for c in here
            ]
            before = essay.projection.text[max(0, label.start - 90) : label.start]
            score.rows.append(
                f"{outcome:<9} {essay.name} {label.name} {before!r} [{typed}] "
                f"{label.means} -> {got}"
            )


def outcome_of(means: dict, here: list[FoundCitation]) -> str:
    """right, missed, possible, ambiguous, unknown, wrong (source) or locator."""
    if "either" in means:
        return _of_either(here)
    wanted = means.get("sources") or [means]
    outcomes = [_of_one(one, here) for one in wanted]
    return next((o for o in outcomes if o != "right"), "right")


def _of_either(here: list[FoundCitation]) -> str:
    if any(c.source for c in here):
        return "wrong"
    return "right" if here else "missed"


def _of_one(wanted: dict, here: list[FoundCitation]) -> str:
    if not here:
        return "missed"
    source = wanted.get("source")
    if source is None:
        return "wrong" if any(c.source for c in here) else "right"
    linked = [c for c in here if c.source == source]
    if not linked:
        return "wrong" if any(c.source for c in here) else _state(here)
    return "right" if _has_place(wanted, linked) else "locator"


def _state(here: list[FoundCitation]) -> str:
    states = {c.state for c in here}
    order = (State.AMBIGUOUS, State.UNKNOWN, State.POSSIBLE)
    return next(state.value for state in order if state in states)


def _has_place(wanted: dict, linked: list[FoundCitation]) -> bool:
    typed = re.findall(r"[\w.:]+", str(wanted.get("locator") or ""))
    if not typed:
        return True
    firsts = {c.locator.first.lower() for c in linked if c.locator}
    plain = ".".join(re.findall(r"\d+", " ".join(typed).split("-")[0]))
    return any(
        first == typed[-1].lower()
        or first in {one.lower().strip(".") for one in typed}
        or plain == ".".join(re.findall(r"\d+", first))
        for first in firsts
    )


_FORMS = (
    ("numbers in brackets", re.compile(r"\[\d")),
    ("Name (year)", re.compile(r"(?:[^(\[]{2,}\s)?\(\[?\d{4}\]?[a-z]?(?:\s?[\[/]\d{4}\]?)?(?:[,:][^)]*)?\)$")),
    ("page, act or verse alone", re.compile(r"[(\[](?:pp?\.?|ll?\.|lines?|act|v+\.|at|ibid\.?|s\.|с\.)?[\s\d.,:;–-]+|ibid", re.IGNORECASE)),
    ("name or title in brackets", re.compile(r"[(\[]")),
)  # fmt: skip


def form_of(essay: Essay, label: Label, typed: str) -> str:
    """A rough class of a citation, for the tables."""
    types = {item["id"]: item.get("type") for item in essay.told["library"]}
    if types.get(label.means.get("source")) in {"legal_case", "legislation", "bill"}:
        return "law"
    block = next(b for b in essay.projection.blocks if b.start <= label.start < b.end)
    if block.kind == "note":
        return "footnotes"
    for form, pattern in _FORMS:
        if pattern.match(typed):
            return form
    return "in the sentence"


def _of_others(score: Score, essay: Essay, reading: TextReading) -> None:
    """Look-alikes, and what was read where nothing is marked."""
    sure = [c for c in reading.citations if c.state is not State.POSSIBLE]
    cited = essay.of("c")
    free = [c for c in sure if not any(_over(one, c.start, c.end) for one in cited)]
    score.counts["look-alikes"] += len(essay.of("x"))
    for citation in free:
        alike = any(_over(one, citation.start, citation.end) for one in essay.of("x"))
        what = "false" if alike else "other false"
        score.counts[what] += 1
        around = essay.projection.text[max(0, citation.start - 60) : citation.end + 30]
        score.rows.append(
            f"{what:<9} {essay.name} {citation.marker!r} {citation.state.value} "
            f"{citation.source} in {around!r}"
        )


def _of_advice(score: Score, essay: Essay, reading: TextReading) -> None:
    wanted = essay.of("a")
    used: set[str] = set()
    for finding in reading.findings:
        code = finding.code.value
        if code in _INFORMATION:
            continue
        label = next(
            (one for one in wanted if _is_about(essay, one, finding, code)), None
        )
        also = any(_code(o["code"]) == code for o in essay.told.get("also", ()))
        verdict = "right" if label or also else "wrong"
        used |= {label.name} if label else set()
        score.advice[code][verdict] += 1
        score.counts[f"advice {verdict}"] += 1
        if verdict == "wrong":
            said = essay.projection.text[finding.start : finding.end][:120]
            score.rows.append(f"advice    {essay.name} {code} {said!r}")
    for label in wanted:
        if label.name not in used:
            score.advice[_code(label.means.get("code", "?"))]["not given"] += 1
            said = essay.projection.text[label.start : label.end][:120]
            score.rows.append(f"silent    {essay.name} {label.means} {said!r}")


def _code(code: str) -> str:
    return _SAME.get(code, code)


def _is_about(essay: Essay, label: Label, finding: Finding, code: str) -> bool:
    same = _code(label.means.get("code", "")) == code
    return same and _over(label, finding.start - 2, finding.end + 2)


def tables(score: Score) -> str:
    """The tables of docs/citations.md."""
    counts = score.counts
    given = counts["advice right"] + counts["advice wrong"]
    out = [
        f"{counts['essays']} essays, {counts['words']:,} words: of {counts['citations']} "
        f"citations {_percent(counts['right'], counts['citations'])} right, "
        f"{counts['wrong']} of a wrong source; {counts['false']} of "
        f"{counts['look-alikes']} look-alikes and {counts['other false']} other places "
        f"read as citations; of {given} pieces of advice {counts['advice right']} right.",
        "",
        *_table("form", score.forms),
        "",
        *_table("field", score.fields),
        "",
        "| advice | right | wrong | not given |",
        "|---|---|---|---|",
    ]
    for code, verdicts in sorted(score.advice.items()):
        row = [verdicts[v] for v in ("right", "wrong", "not given")]
        out.append(f"| `{code}` | {' | '.join(map(str, row))} |")
    return "\n".join(out)


_OUTCOMES = ("missed", "possible", "ambiguous", "unknown", "wrong", "locator")


def _table(what: str, groups: dict) -> Iterator[str]:
    yield f"| {what} | citations | right | {' | '.join(_OUTCOMES)} |"
    yield "|---" * (3 + len(_OUTCOMES)) + "|"
    for name, counts in sorted(groups.items(), key=lambda g: -sum(g[1].values())):
        total = sum(counts.values())
        row = [str(counts[o] or "") for o in _OUTCOMES]
        right = _percent(counts["right"], total)
        yield f"| {name} | {total} | {right} | {' | '.join(row)} |"


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "–"
