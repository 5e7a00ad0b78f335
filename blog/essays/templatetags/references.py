"""The works cited of an essay."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template

from blog.essays import works_cited
from citations.library.style_names import style_choices

register = template.Library()


@register.filter
def anchor(work: Mapping[str, Any]) -> str:
    """A row of a works cited list as part of an element's id; older rows do not keep it."""
    return str(work.get("anchor") or works_cited.anchor(work["key"]))


@register.simple_tag
def citation_styles() -> list[tuple[str, str]]:
    """`{% citation_styles as styles %}`: (name, label) of each."""
    return style_choices()
