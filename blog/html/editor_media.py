"""The editor's scripts: an import map, so that hashed names need no build step; and what
they know from the server, so that no script keeps a table of its own."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from django.forms.widgets import Script
from django.http import HttpRequest
from django.utils.html import json_script
from django.utils.safestring import SafeString
from js_asset import ImportMap, Media, static_lazy

from blog.html import footnotes, sanitiser
from blog.web.icons import svg
from blog.web.languages import JOINTS
from blog.web.states import LOOKS, OF_VERDICTS

MODULES = (
    *("api", "autosave", "citations", "dom", "facts", "figure", "footnote", "link"),
    *(
        "note-dialog",
        "note-words",
        "panel",
        "paste",
        "paste-notes",
        "picker",
        "projection",
        "schema",
    ),
    *("signing-in", "store", "texts", "toolbar", "versions"),
)
GLYPHS = (
    *("again", "book", "done", "error", "info", "link", "list", "note", "picture"),
    *("quotation", "undo", "warning"),
)
"""What the scripts draw of their own; the looks bring theirs."""


def editor_facts(tags: Mapping[str, Any]) -> dict[str, Any]:
    """What the scripts are told once. `tags`: what the text may contain."""
    return {
        "looks": {
            name: {**look._asdict(), "words": str(look.words)}
            for name, look in LOOKS.items()
        },
        "text": {
            "tags": sorted(tags),
            "blocks": sorted(sanitiser.BLOCKS & tags.keys()),
            "holders": sorted(sanitiser.HOLDERS & tags.keys()),
            "links": sanitiser.LINKS,
            "picture": sanitiser.PICTURE.pattern,
            "joints": JOINTS,
        },
        "notes": {
            "tags": sorted(footnotes.IN_NOTES),
            "most": footnotes.MOST,
            "longest": footnotes.LONGEST,
            "blank": footnotes.BLANK,
        },
    }


def editor_media(request: HttpRequest, *, main: str = "main") -> Media:
    """Everything the editor loads, with this answer's nonce.

    `main`: "main" for the writing page, "main-rich" for [data-rich-text] textareas. It
    must come before the page's first module script: older browsers take no import map
    after one.
    """
    imports = {
        "django-prose-editor/editor": static_lazy("django_prose_editor/editor.js"),
        **{
            f"sovclass/editor/{name}": static_lazy(f"sovclass/js/editor/{name}.js")
            for name in MODULES
        },
    }
    tags = sanitiser.ALLOWED if main == "main" else sanitiser.GUIDELINES
    return Media(
        nonce=str(request.csp_nonce),  # type: ignore[attr-defined] # django-csp's
        importmap=ImportMap(imports),
        js=[
            _icons(),
            json_script(editor_facts(tags), "editor-facts"),
            Script(f"sovclass/js/editor/{main}.js", type="module"),
        ],
    )


@cache
def _icons() -> SafeString:
    """The glyphs, written once: so many signs have to be escaped."""
    glyphs = {
        *GLYPHS,
        *(look.glyph for look in LOOKS.values()),
        *(glyph for glyph, _tone in OF_VERDICTS.values()),
    }
    return json_script({name: svg(name) for name in sorted(glyphs)}, "editor-icons")
