"""What a style consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from citations.styles.entry import Item
from citations.styles.pandoc.csl import Csl


def _as_printed(item: Item, html: str) -> str:
    return html


def _as_entered(words: str, item: Item) -> str:
    return words


@dataclass(frozen=True, slots=True)
class Style:
    """A CSL file and what we do around it.

    `adapt` turns a clean item into what the CSL file needs to print the entry right;
    `sort_key` orders adapted items; `finish` mends the HTML of an adapted item's entry,
    for the few things a file prints in one way only; `version` changes whenever any of
    them does. `leads` names the fields of an adapted item that may stand first, in
    their order: who or what a citation in the text has to name; `spell` writes a title of a clean
    item as the text has it.
    """

    name: str
    csl: Csl
    version: str
    adapt: Callable[[Item], Item]
    sort_key: Callable[[Item], tuple[Any, ...]]
    leads: Callable[[Item], tuple[str, ...]]
    finish: Callable[[Item, str], str] = _as_printed
    spell: Callable[[str, Item], str] = _as_entered
