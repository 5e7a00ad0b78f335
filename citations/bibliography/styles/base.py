"""What a style consists of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from citations.bibliography.csl import Csl
from citations.bibliography.types import Item


@dataclass(frozen=True, slots=True)
class Style:
    """A CSL file and what we do around it.

    `adapt` turns a clean item into what the CSL file needs to print the entry right;
    `sort_key` orders adapted items; `version` changes whenever either of them does.
    """

    name: str
    csl: Csl
    version: str
    adapt: Callable[[Item], Item]
    sort_key: Callable[[Item], tuple[Any, ...]]
