"""A pseudo-locale, made while the tests run: “Save” becomes “⟦Šàṽé⟧”.

Every letter of an interface text gets a mark, placeholders and tags stay. A page shown in
it holds no plain Latin letter but in what people typed, which these tests write in Greek.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.cache import caches
from django.utils.translation.trans_real import CONTEXT_SEPARATOR, DjangoTranslation
from django.views.i18n import JavaScriptCatalog

from blog.classroom.templatetags import look
from blog.front.templatetags import edition
from sovclass import kept_tags
from sovclass.grading.desk.templatetags import grading
from tests.i18n import script_texts

LETTERS = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
    "àƀçďéƒĝĥíĵķłṁñóƥǫŕšţúṽŵẋýžÀƁÇĎÉƑĜĤÍĴĶŁṀÑÓƤǪŔŠŢÚṼŴẊÝŽ",
)
KEPT = re.compile(
    r"(%%|%\(\w+\)[-#0+]?\d*(?:\.\d+)?[a-zA-Z]"  # %(name)s
    r"|%[-#0+]?\d*(?:\.\d+)?[diouxXeEfFgGcrs]"  # %s
    r"|\{\w*(?:![rsa])?(?::[^{}]*)?\}"  # {name}
    r"|</?[a-zA-Z][^<>]*>|&#?\w+;)"  # <b>, &lt;
)


def pseudo(text: str) -> str:
    """The text with marks on its letters, in brackets; white space around it stays."""
    core = text.strip()
    if not core:
        return text
    pieces = KEPT.split(core)
    marked = "".join(
        piece if number % 2 else piece.translate(LETTERS)
        for number, piece in enumerate(pieces)
    )
    return text.replace(core, f"⟦{marked}⟧", 1)


def _without_context(message: str) -> str:
    return message.rpartition(CONTEXT_SEPARATOR)[2]


def _gettext(self: DjangoTranslation, message: str) -> str:
    return pseudo(_without_context(message))


def _ngettext(self: DjangoTranslation, one: str, many: str, n: int) -> str:
    return pseudo(_without_context(one if n == 1 else many))


@contextmanager
def pseudo_locale(folder: Path) -> Iterator[None]:
    """Everything gettext answers is pseudo: ours, Django's, allauth's, and the scripts'
    catalogue, which is written into `folder`."""
    catalogue = folder / "en" / "LC_MESSAGES" / "djangojs.mo"
    catalogue.parent.mkdir(parents=True, exist_ok=True)
    catalogue.write_bytes(compiled(script_texts.all_messages()))
    places = JavaScriptCatalog.get_paths

    def with_ours(self: JavaScriptCatalog, packages: list[str]) -> list[str]:
        return [*places(self, packages), str(folder)]

    _forget()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(DjangoTranslation, "gettext", _gettext)
        patch.setattr(DjangoTranslation, "ngettext", _ngettext)
        patch.setattr(JavaScriptCatalog, "get_paths", with_ours)
        yield
    _forget()


def _forget() -> None:
    """Drop the words that the templates' tags keep from earlier pages."""
    for kept in (look._written, edition._comment_count, grading._points):
        kept.cache_clear()
    caches["template_fragments"].clear()
    kept_tags.forget()


def compiled(messages: set[tuple[str, ...]]) -> bytes:
    """A catalogue as msgfmt would compile it: (text,) or (one, many) → pseudo."""
    head = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=2; plural=(n != 1);\n"
    rows = {"\0".join(m): "\0".join(map(pseudo, m)) for m in messages} | {"": head}
    pairs = [(a.encode(), b.encode()) for a, b in sorted(rows.items())]
    place = 28 + 16 * len(pairs)
    tables: list[list[int]] = [[], []]
    text = b""
    for side in (0, 1):
        for pair in pairs:
            tables[side] += [len(pair[side]), place + len(text)]
            text += pair[side] + b"\0"
    numbers = [0x950412DE, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, 0]
    numbers += tables[0] + tables[1]
    return struct.pack(f"<{len(numbers)}I", *numbers) + text
