"""The site's glyphs: 16 × 16, drawn with strokes; `class="f"` parts are filled."""

from django.utils.safestring import SafeString

RING = '<circle cx="8" cy="8" r="6.2"/>'

ICONS = {
    "link": '<path d="M6.5 9.5a3 3 0 0 0 4.3.1l2-2a3 3 0 0 0-4.2-4.3l-.9.9M9.5 6.5a3 3 0 0 0-4.3-.1l-2 2a3 3 0 0 0 4.2 4.3l.9-.9"/>',
    "ask": RING
    + '<path d="M6.2 6.3a1.9 1.9 0 1 1 2.7 1.9c-.6.3-.9.6-.9 1.2"/><circle class="f" cx="8" cy="11.5" r=".9"/>',
    "unknown": RING + '<path d="m5.7 5.7 4.6 4.6M10.3 5.7l-4.6 4.6"/>',
    "outside": '<path d="M3.5 2h6v12h-6zM11 8h3.5M12.8 6l2 2-2 2"/>',
    "possible": '<circle cx="8" cy="8" r="6.2" stroke-dasharray="2 2.3"/><circle class="f" cx="8" cy="8" r="1.3"/>',
    "quotation": '<path d="M3 9.5V7.2C3 5 4.2 3.8 6.3 3.3M8.7 9.5V7.2c0-2.2 1.2-3.4 3.3-3.9"/><path d="M3 9.5h3.3v3H3zM8.7 9.5H12v3H8.7z"/>',
    "unclosed": '<path d="M3 9.5V7.2C3 5 4.2 3.8 6.3 3.3M3 9.5h3.3v3H3z"/><path stroke-dasharray="1.5 2" d="M8.8 11h5.5"/>',
    "year": '<path d="M2.5 3.5h11v10h-11zM2.5 6.8h11M5.5 2v3M10.5 2v3"/>',
    "no-page": '<path d="M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3M6 9.5h4"/>',
    "not-assigned": '<path d="M4 14V2.5h8l-1.8 3L12 8.5H4M1.8 11.5l12-8.5"/>',
    "only-listed": '<path d="M2 4h9M2 8h5M2 12h4M9.5 9.5l4 4M13.5 9.5l-4 4"/>',
    "not-listed": '<path d="M2 4h9M2 8h5M2 12h4M11.5 9v5M9 11.5h5"/>',
    "nearly": '<path d="M2.5 6.5c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0M2.5 10.5c1.8-2 3.7-2 5.5 0s3.7 2 5.5 0"/>',
    "elsewhere": '<path d="M1.8 3h5v10h-5zM9.2 3h5v10h-5zM4.3 8h7M9.5 6.2 11.3 8 9.5 9.8"/>',
    "unverified": '<circle cx="7" cy="7" r="4.8"/><path d="m10.6 10.6 3.6 3.6M5 7h4"/>',
    "search": '<circle cx="7" cy="7" r="4.8"/><path d="m10.6 10.6 3.6 3.6"/>',
    "menu": '<path d="M2 4h12M2 8h12M2 12h12"/>',
    "pen": '<path d="M10.5 2.8 13.2 5.5 5.7 13l-3.4.7.7-3.4z"/>',
    "half": RING + '<path class="f" d="M8 1.8a6.2 6.2 0 0 1 0 12.4z"/>',
    "lock": '<path d="M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2"/>',
    "dash": RING + '<path d="M5.5 8h5"/>',
    "clock": RING + '<path d="M8 4.5V8l2.5 1.8"/>',
    "done": RING + '<path d="m5 8.3 2.1 2.1 4-4.6"/>',
    "tick": '<path d="m2.8 8.6 3.4 3.4 7-8"/>',
    "eye": '<path d="M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8z"/><circle cx="8" cy="8" r="2"/>',
    "error": '<path d="M5.4 1.8h5.2l3.6 3.6v5.2l-3.6 3.6H5.4l-3.6-3.6V5.4z"/><path d="M8 4.8v3.9"/><circle class="f" cx="8" cy="11.2" r=".95"/>',
    "warning": '<path d="M8 2.2 14.3 13.5H1.7z"/><path d="M8 6.5v3.2"/><circle class="f" cx="8" cy="11.6" r=".85"/>',
    "info": RING + '<path d="M8 7.4v3.8"/><circle class="f" cx="8" cy="4.9" r=".95"/>',
    "plus": '<path d="M8 3v10M3 8h10"/>',
    "next": '<path d="m6.2 4 4 4-4 4"/>',
    "back": '<path d="m9.8 4-4 4 4 4"/>',
    "down": '<path d="m4 6.2 4 4 4-4"/>',
    "up": '<path d="m4 9.8 4-4 4 4"/>',
    "book": '<path d="M8 4C6.5 2.8 4.5 2.5 2 2.6v9.9c2.5-.1 4.5.2 6 1.4 1.5-1.2 3.5-1.5 6-1.4V2.6C11.5 2.5 9.5 2.8 8 4zM8 4v9.9"/>',
    "again": '<path d="M14 8a6 6 0 1 1-2-4.5"/>',
    "page": '<path d="M3.5 1.8h6l3 3v9.4h-9zM9.5 1.8v3h3"/>',
    "flag": '<path d="M4 14V2.5h8l-1.8 3L12 8.5H4"/>',
    "speech": '<path d="M2 3h12v8H7l-3 2.8V11H2z"/>',
    "list": '<path d="M6 4h8M6 8h8M6 12h8"/><circle class="f" cx="2.7" cy="4" r="1"/><circle class="f" cx="2.7" cy="8" r="1"/><circle class="f" cx="2.7" cy="12" r="1"/>',
    "note": '<path d="M2 5h6M2 8.5h12M2 12h12M11 3.5l1.8-1.3V6"/>',
    "picture": '<path d="M2 3h12v10H2zM2 11l3.5-3.5 3 3 2-2L14 12"/><circle class="f" cx="10.5" cy="6" r="1.1"/>',
    "undo": '<path d="M3 6.5h6.5a3.5 3.5 0 0 1 0 7H6M5.8 3.5 2.8 6.5l3 3"/>',
    "people": '<circle cx="6" cy="5.5" r="2.5"/><path d="M1.8 13c.3-2.6 1.9-4 4.2-4s3.9 1.4 4.2 4M10.5 3.2a2.5 2.5 0 0 1 0 4.6M11.8 9.3c1.5.5 2.3 1.8 2.5 3.7"/>',
}


def svg(name: str) -> SafeString:
    """The glyph as markup; decorative, so the word beside it carries the meaning."""
    return _SVGS[name]


_SVGS = {
    name: SafeString(
        f'<svg class="i" viewBox="0 0 16 16" aria-hidden="true">{drawing}</svg>'
    )
    for name, drawing in ICONS.items()
}
