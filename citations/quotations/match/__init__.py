"""Quotations against the text they were taken from. Plain Python: no Django, no database.

    index = SourceIndex([Page("406", "…"), Page("407", "…")])
    check_quotation(index, "the words as typed", first="407", last="407")

docs/quotations.md says which verdict is given when.
"""

from citations.quotations.match.matcher import check_quotation
from citations.quotations.match.source_index import SourceIndex
from citations.quotations.match.types import Change, Check, Page, Reason, Verdict

__all__ = [
    "Change",
    "Check",
    "Page",
    "Reason",
    "SourceIndex",
    "Verdict",
    "check_quotation",
]
