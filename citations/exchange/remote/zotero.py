"""A public Zotero group or one of its collections, through Zotero's API."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from citations.exchange.formats.csl_json import read_items
from citations.exchange.formats.records import MOST_RECORDS, Record
from citations.exchange.remote.ask import RemoteProblem, get_json

SERVICE = "Zotero"
PAGE = 100
_ADDRESS = re.compile(
    r"""
    (?:https?://)?(?:www\.)?zotero\.org
    /groups/(?P<group>[0-9]{1,10})
    (?:/(?!collections/)[^/?\#]*)?          # the group's name
    (?:/(?:library|items))?
    (?:/collections/(?P<collection>[A-Z0-9]{8}))?
    (?:/[^?\#]*)?(?:[?\#].*)?
    """,
    re.VERBOSE,
)


def path_of(address: str) -> str:
    """The API's path for a group's or a collection's web address; "" for others."""
    found = _ADDRESS.fullmatch(address.strip()[:500])
    if found is None:
        return ""
    inner = f"/collections/{found['collection']}" if found["collection"] else ""
    return f"groups/{found['group']}{inner}"


def pages(
    path: str, *, base_url: str, start: int = 0
) -> Iterator[tuple[int, int, tuple[Record, ...]]]:
    """(place of the first, how many there are, the records) of each page from `start`.

    One request a page. Raises RemoteProblem.
    """
    total = start + 1
    while start < min(total, MOST_RECORDS):
        answer, headers = get_json(
            base_url,
            f"{path}/items/top",
            service=SERVICE,
            params={"format": "csljson", "limit": str(PAGE), "start": str(start)},
        )
        items = answer.get("items") if isinstance(answer, Mapping) else answer
        if not isinstance(items, list):
            raise RemoteProblem("service-odd", SERVICE)
        total = _total(headers, start + len(items))
        yield start, total, read_items(items[:PAGE], first=start + 1)
        start += PAGE


def _total(headers: Mapping[str, str], known: int) -> int:
    said = headers.get("total-results", "")
    return min(int(said), MOST_RECORDS) if re.fullmatch(r"\d{1,7}", said) else known
