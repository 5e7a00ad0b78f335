"""The editor's scripts: an import map, so that hashed names need no build step."""

from __future__ import annotations

from django.forms.widgets import Script
from django.http import HttpRequest
from js_asset import JSON, ImportMap, Media, static_lazy

from blog import footnotes
from blog.icons import ICONS

MODULES = (
    *("api", "autosave", "citations", "dom", "figure", "footnote", "link"),
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
    *("again", "ask", "book", "done", "error", "info", "link", "list", "note"),
    *("outside", "picture", "possible", "quotation", "undo", "unknown", "warning"),
)


def editor_media(request: HttpRequest, *, main: str = "main") -> Media:
    """Everything the editor loads, with this answer's nonce.

    `main`: "main" for the writing page, "main-rich" for [data-rich-text] textareas. It
    must stand before the page's first module script: older browsers take no import map
    after one.
    """
    imports = {
        "django-prose-editor/editor": static_lazy("django_prose_editor/editor.js"),
        **{
            f"sovclass/editor/{name}": static_lazy(f"sovclass/js/editor/{name}.js")
            for name in MODULES
        },
    }
    return Media(
        nonce=str(request.csp_nonce),  # type: ignore[attr-defined] # django-csp's
        importmap=ImportMap(imports),
        js=[
            JSON(
                {
                    "tags": sorted(footnotes.IN_NOTES),
                    "most": footnotes.MOST,
                    "longest": footnotes.LONGEST,
                },
                id="editor-notes",
            ),
            JSON({name: ICONS[name] for name in GLYPHS}, id="editor-icons"),
            Script(f"sovclass/js/editor/{main}.js", type="module"),
        ],
    )
