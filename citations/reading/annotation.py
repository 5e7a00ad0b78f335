"""Places in the plain text of an essay → elements in its HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape

from citations.reading.text import Projection, TextPiece, project, tokens


@dataclass(frozen=True, slots=True)
class Mark:
    """Wrap code points [start, end) of the projection in an element.

    `inside` is HTML put last within it; `attributes` values are escaped here.
    """

    start: int
    end: int
    tag: str
    attributes: Mapping[str, str] = field(default_factory=dict)
    inside: str = ""


def annotate(
    html: str, marks: Sequence[Mark], projection: Projection | None = None
) -> str:
    """Wrap spans of the projection; not a character of the text changes.

    A mark that crosses tags or a footnote becomes several elements, so that all stay
    well nested and none reaches into the note; a mark inside a link, or overlapping an
    earlier one, is left out. An `id` stands on the first element only, `inside` in the last.
    """
    projected = projection or project(html)
    if any("<" in html[p.source_start : p.source_end] for p in projected.pieces):
        html = _escape_stray(html)
        projected = project(html)
    edits = sorted(_edits(projected.pieces, _apart(marks)))
    out, place = [], 0
    for start, end, before, after in edits:
        out += [html[place:start], before, html[start:end], after]
        place = end
    out.append(html[place:])
    return "".join(out)


def _escape_stray(html: str) -> str:
    """A `<` that opens no tag, written `&lt;`: a mark's own `>` would close it."""
    return "".join(
        html[token.start : token.end]
        if token.name
        else html[token.start : token.end].replace("<", "&lt;")
        for token in tokens(html)
    )


def _apart(marks: Iterable[Mark]) -> list[Mark]:
    """Marks in order, without those that overlap an earlier one."""
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda m: (m.start, m.end)):
        if mark.start < mark.end and (not kept or kept[-1].end <= mark.start):
            kept.append(mark)
    return kept


def _edits(
    pieces: Sequence[TextPiece], marks: Sequence[Mark]
) -> Iterator[tuple[int, int, str, str]]:
    """(source start, source end, before, after) for each stretch of each mark."""
    first = 0
    for mark in marks:
        while first < len(pieces) and pieces[first].end <= mark.start:
            first += 1
        runs = _runs(pieces, first, mark)
        for number, (start, end) in enumerate(runs):
            attributes = {
                name: value
                for name, value in mark.attributes.items()
                if number == 0 or name != "id"
            }
            opening = "".join(
                f' {name}="{escape(value)}"' for name, value in attributes.items()
            )
            inside = mark.inside if number == len(runs) - 1 else ""
            yield start, end, f"<{mark.tag}{opening}>", f"{inside}</{mark.tag}>"


def _runs(pieces: Sequence[TextPiece], first: int, mark: Mark) -> list[tuple[int, int]]:
    """Stretches of HTML without tags that the mark covers; none inside a link."""
    runs: list[tuple[int, int]] = []
    for number in range(first, len(pieces)):
        piece = pieces[number]
        if piece.start >= mark.end:
            break
        if piece.source_start < 0 or piece.source_start == piece.source_end:
            continue
        if piece.in_link and mark.tag == "a":
            return []
        start, end = piece.source_start, piece.source_end
        if piece.is_plain:
            start += max(0, mark.start - piece.start)
            end -= max(0, piece.end - mark.end)
        if runs and runs[-1][1] == start:
            runs[-1] = (runs[-1][0], end)
        else:
            runs.append((start, end))
    return runs
