"""Read the citations of a text and print what was found as JSON."""

from __future__ import annotations

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from citations.library.models import Library
from citations.reading.reader import read
from citations.reading.text import project
from citations.reading.types import FoundCitation, ShelfSource, TextReading
from citations.styles import BibliographyError, format_works_cited

Item = dict[str, Any]


class Command(BaseCommand):
    """`read_citations FILE [--library FILE.json | --course SLUG] [--html] [--jsonl] [--works-cited]`."""

    help = "Print the citations of a text as JSON, and only JSON, on standard output."
    requires_system_checks: Sequence[str] = ()  # type: ignore[assignment]

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The options; the form of the answer is in docs/citations.md."""
        parser.add_argument("file", help="The text, in UTF-8; - is standard input.")
        shelf = parser.add_mutually_exclusive_group()
        shelf.add_argument(
            "--library", metavar="FILE.json", help="Sources as CSL-JSON."
        )
        shelf.add_argument("--course", metavar="SLUG", help="A course’s library.")
        parser.add_argument("--html", action="store_true", help="The text is HTML.")
        parser.add_argument(
            "--jsonl", action="store_true", help="An object with “text” on each line."
        )
        parser.add_argument("--works-cited", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read, print; anything wrong goes to standard error with exit code 1."""
        items = self._items(options)
        shelf = [ShelfSource.from_csl(item) for item in items]
        text = _read_file(options["file"])
        if not options["jsonl"]:
            self._print(self._answer(text, shelf, items, options), indent=2)
            return
        for number, line in enumerate(text.splitlines(), start=1):
            if line.strip():
                given = _line(line, number)
                answer = self._answer(given["text"], shelf, items, options)
                if "id" in given:
                    answer = {"id": given["id"], **answer}
                self._print(answer)

    def _print(self, answer: Item, indent: int | None = None) -> None:
        self.stdout.write(json.dumps(answer, indent=indent))

    def _items(self, options: Item) -> list[Item]:
        if options["library"]:
            return _library_file(options["library"])
        if not options["course"]:
            return []
        library = Library.objects.filter(slug=options["course"]).first()
        if library is None:
            raise CommandError(f"There is no course at “{options['course']}”.")
        return [
            {
                **source.item,
                "custom": {
                    "aliases": source.aliases,
                    "first_page": source.first_page,
                    "last_page": source.last_page,
                },
            }
            for source in library.sources.approved().in_order()
        ]

    def _answer(
        self, text: str, shelf: list[ShelfSource], items: list[Item], options: Item
    ) -> Item:
        if options["html"]:
            projection = project(text)
            reading = read(projection.text, shelf, blocks=projection.blocks)
        else:
            reading = read(text, shelf)
        answer: Item = {"text": reading.text} if options["html"] else {}
        answer |= reading_json(reading)
        answer["works_cited"] = (
            _works_cited(reading, items) if options["works_cited"] else []
        )
        return answer


def reading_json(reading: TextReading) -> Item:
    """A reading as plain lists and dictionaries, in the order of the text."""
    return {
        "citations": [_citation(citation) for citation in reading.citations],
        "findings": [
            {"code": f.code.value, "start": f.start, "end": f.end, "message": f.message}
            for f in reading.findings
        ],
    }


def _citation(citation: FoundCitation) -> Item:
    locator, quotation = citation.locator, citation.quotation
    return {
        "start": citation.start,
        "end": citation.end,
        "marker": citation.marker,
        "kind": citation.kind.value,
        "state": citation.state.value,
        "source": citation.source,
        "candidates": list(citation.candidates),
        "locator": locator
        and {"label": locator.label, "first": locator.first, "last": locator.last},
        "more": [list(place) for place in locator.more] if locator else [],
        "reason": citation.reason.value,
        "quotation": quotation and {"start": quotation.start, "end": quotation.end},
    }


def _works_cited(reading: TextReading, items: list[Item]) -> list[Item]:
    cited = {citation.source for citation in reading.citations}
    wanted = [item for item in items if str(item.get("id", "")) in cited]
    try:
        entries = format_works_cited(wanted)
    except BibliographyError as problem:
        raise CommandError(str(problem)) from problem
    return [{"source": e.source, "text": e.text, "html": e.html} for e in entries]


def _read_file(name: str) -> str:
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
    except OSError as problem:
        raise CommandError(f"{name} cannot be read: {problem.strerror}.") from problem
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as problem:
        raise CommandError(
            f"{name} is not UTF-8: byte {problem.start} cannot be read."
        ) from problem


def _json(text: str, what: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as problem:
        raise CommandError(f"{what} is not JSON: {problem}.") from problem


def _line(line: str, number: int) -> Item:
    given = _json(line, f"Line {number}")
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise CommandError(f"Line {number} is no object with a “text”.")
    return given


def _library_file(name: str) -> list[Item]:
    data = _json(_read_file(name), name)
    if not isinstance(data, list):
        raise CommandError(f"{name} is no list of CSL-JSON items.")
    return list(_checked(data, name))


def _checked(data: list[Any], name: str) -> Iterator[Item]:
    known: set[str] = set()
    for number, item in enumerate(data, start=1):
        if not isinstance(item, dict) or not isinstance(item.get("id"), str | int):
            raise CommandError(f"{name}: item {number} has no id.")
        key = str(item["id"])
        if key in known:
            raise CommandError(f"{name}: two items have the id “{key}”.")
        known.add(key)
        yield {**item, "id": key}
