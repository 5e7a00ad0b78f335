"""A course's grades as CSV that no spreadsheet takes for formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _

from sovclass.grading.book.rows import BookRow
from sovclass.grading.items.models import GradeItem

_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def safe_cell(text: str) -> str:
    """Text that stays text: an apostrophe before what a spreadsheet would run.

    Spaces and invisible characters in front do not hide a formula (OWASP, CSV
    injection); line breaks become spaces, so that no row is shifted.
    """
    flat = " ".join(text.replace("\x00", "").splitlines()) if text else ""
    visible = flat.lstrip(" \u00a0\u200b\u200e\u200f\ufeff'\"")
    return f"'{flat}" if visible.startswith(_DANGEROUS) else flat


def csv_lines(items: Sequence[GradeItem], rows: Iterable[BookRow]) -> Iterator[str]:
    """The file line by line, UTF-8 with a byte order mark for spreadsheets."""
    yield "\ufeff" + _line(
        [
            _("Family name first"),
            _("Name"),
            _("E-mail"),
            _("Section"),
            *(
                f"{item.assignment.number}. {item.assignment.title}: {item.title} ({_number(item.points)})"
                for item in items
            ),
            _("Percent"),
        ]
    )
    for row in rows:
        user = row.member.user
        section = row.member.section
        yield _line(
            [
                user.sort_name,
                user.name,
                user.email,
                section.name if section else "",
            ],
            [grade.score if grade else None for grade in row.cells] + [row.total],
        )


def _line(texts: Sequence[str], numbers: Sequence[Decimal | None] = ()) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(
        [safe_cell(str(text)) for text in texts] + [_number(n) for n in numbers]
    )
    return out.getvalue()


def _number(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
