"""Plain text with one or more essays → titles, captions and paragraphs.

Blank lines separate paragraphs. A title is a short line that does not end like a
sentence; a caption is one short sentence between a title and much longer paragraphs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

LONGEST_TITLE = 150
LONGEST_CAPTION = 300
_SENTENCE_END = re.compile(r"[.!?…][”’\"')\]]*(?:\s|$)")


@dataclass
class Essay:
    """One essay as it was understood."""

    title: str
    caption: str = ""
    paragraphs: list[str] = field(default_factory=list)

    @property
    def html(self) -> str:
        """Paragraphs as they stand, the caption first; line breaks are kept."""
        lines = [self.caption, *self.paragraphs] if self.caption else self.paragraphs
        return "".join(
            f"<p>{escape(line, quote=False).replace(chr(10), '<br>')}</p>"
            for line in lines
        )


def is_title(paragraph: str) -> bool:
    """Short, one line, and no sentence: no full stop at its end."""
    return (
        "\n" not in paragraph
        and len(paragraph) <= LONGEST_TITLE
        and not paragraph.endswith((".", ",", ";", "”", '"', "…", ")"))
    )


def split_essays(text: str) -> list[Essay]:
    """The essays of a text, in order. The first paragraph is a title whatever it is."""
    raw = re.split(r"\n[ \t]*(?:\n[ \t]*)+", text.replace("\r\n", "\n").strip("\n"))
    blocks = [block.strip() for block in raw if block.strip()]
    essays: list[Essay] = []
    for number, block in enumerate(blocks):
        following = blocks[number + 1] if number + 1 < len(blocks) else ""
        if not essays or (essays[-1].paragraphs and _starts_essay(block, following)):
            essays.append(Essay(block[: LONGEST_TITLE * 2]))
        elif _is_caption(essays[-1], block, following):
            essays[-1].caption = block
        else:
            essays[-1].paragraphs.append(block)
    return essays


def _starts_essay(block: str, following: str) -> bool:
    return is_title(block) and len(following) > len(block)


def _is_caption(essay: Essay, block: str, following: str) -> bool:
    """Directly under the title, one sentence, and the next paragraph dwarfs it."""
    return (
        not essay.caption
        and not essay.paragraphs
        and len(block) <= LONGEST_CAPTION
        and len(_SENTENCE_END.findall(block)) <= 1
        and len(following) > 2 * len(block)
    )
