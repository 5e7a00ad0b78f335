"""Pictures of essays: decoded with limits, re-encoded without metadata, in two sizes."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.template.defaultfilters import filesizeformat
from django.utils.html import format_html
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from blog.essays.models import Draft, Figure, Post
from blog.essays.services.drafts import StaleDraft, picture_url, save_draft
from blog.html.sanitiser import TooMuch
from blog.web.requests import User

LARGE, SMALL = 1600, 640
TALLEST = 4000
"""Pixels; a picture is scaled down to fit within LARGE × TALLEST."""
LONGEST_SIDE = 20_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF")


class BadPicture(Exception):
    """The file cannot become a picture; its words say why. `is_too_big` means bytes."""

    def __init__(self, sentence: str, *, is_too_big: bool = False) -> None:
        super().__init__(sentence)
        self.is_too_big = is_too_big


@dataclass(frozen=True)
class EncodedImage:
    """Two WebP files, and the large one's size in pixels."""

    large: bytes
    small: bytes
    width: int
    height: int


def encode_image(file: IO[bytes], size: int) -> EncodedImage:
    """Decode `file` (`size` bytes) by its content and encode it again.

    Rotated as its EXIF says, then without any metadata; of an animation the first
    frame. Raises BadPicture. Never call it in a transaction.
    """
    if size > settings.FIGURE_MAX_BYTES:
        limit = filesizeformat(settings.FIGURE_MAX_BYTES)
        raise BadPicture(
            _("This file is too large: a picture can have at most %(limit)s.")
            % {"limit": limit},
            is_too_big=True,
        )
    image = _decode(file)
    large = _fit(image, LARGE)
    small = _fit(large, SMALL)
    is_flat = image.format in {"PNG", "GIF"} and bool(large.getcolors(256))
    return EncodedImage(
        _encode(large, is_flat), _encode(small, is_flat), large.width, large.height
    )


def _decode(file: IO[bytes]) -> Image.Image:
    try:
        with Image.open(file, formats=FORMATS) as image:
            if (
                image.width * image.height > settings.FIGURE_MAX_PIXELS
                or max(image.size) > LONGEST_SIDE
            ):
                raise BadPicture(_too_many_pixels())
            image.draft("RGB", (LARGE * 2, LARGE * 2))
            image.load()
            upright = ImageOps.exif_transpose(image)
            decoded = upright.convert("RGBA" if _is_transparent(upright) else "RGB")
            decoded.format = image.format
            return decoded
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise BadPicture(_too_many_pixels()) from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError):
        raise BadPicture(
            _("This is not a readable JPEG, PNG, WebP or GIF picture.")
        ) from None


def _too_many_pixels() -> str:
    return _("This picture has too many pixels: at most %(n)d million.") % {
        "n": settings.FIGURE_MAX_PIXELS // 1_000_000
    }


def _is_transparent(image: Image.Image) -> bool:
    return image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info


def _fit(image: Image.Image, width: int) -> Image.Image:
    scale = min(1.0, width / image.width, TALLEST / image.height)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    if size == image.size:
        return image.copy()
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _encode(image: Image.Image, is_flat: bool) -> bytes:
    """WebP; drawings of few colours without loss, as their edges would smear."""
    out = BytesIO()
    image.save(out, "WEBP", quality=82, method=4, lossless=is_flat)
    return out.getvalue()


def add_figure(
    post: Post, user: User, file: Any, *, size: int, **fields: str
) -> Figure:
    """A picture of an essay from an uploaded file. Raises BadPicture.

    `fields`: alt, caption, credit, credit_url, licence. The caller holds no transaction.
    """
    prepared = encode_image(file, size)
    name = secrets.token_hex(12)
    figure = Figure(post=post, uploaded_by=user, **fields)
    try:
        figure.large.save(f"{name}-large.webp", ContentFile(prepared.large), save=False)
        figure.small.save(f"{name}-small.webp", ContentFile(prepared.small), save=False)
        figure.width, figure.height = prepared.width, prepared.height
        figure.save(force_insert=True)
    except BaseException:
        for stored in (figure.large, figure.small):
            if stored.name:
                stored.storage.delete(stored.name)
        raise
    return figure


def put_in_draft(figure: Figure, draft: Draft, user: User) -> None:
    """Put a picture at the end of the draft, whatever has been saved there since.

    Raises TooMuch where the draft has no room for it; the picture is gone then.
    """
    html = figure_html(figure, draft.post.course.slug)
    while True:
        fields = {
            "title": draft.title,
            "standfirst": draft.standfirst,
            "body": draft.body_html + html,
        }
        try:
            save_draft(draft, draft.version, fields, user)
        except StaleDraft as stale:
            draft = stale.stored
        except TooMuch:
            _throw_away(figure)
            raise
        else:
            return


def _throw_away(figure: Figure) -> None:
    figure.delete()
    for file in (figure.large, figure.small):
        file.storage.delete(str(file.name))


def figure_html(figure: Figure, slug: str) -> str:
    """The figure as it appears in an essay's HTML."""
    credit = ""
    if figure.credit:
        words = figure.credit
        if figure.licence != Figure.Licence.UNKNOWN:
            words = f"{words}, {figure.get_licence_display()}"
        credit = format_html(
            ' <small class="credit">{}</small>',
            format_html('<a href="{}">{}</a>', figure.credit_url, words)
            if figure.credit_url
            else words,
        )
    caption = (
        format_html("<figcaption>{}{}</figcaption>", figure.caption, credit)
        if figure.caption or credit
        else ""
    )
    return format_html(
        '<figure><img src="{}" alt="{}" width="{}" height="{}">{}</figure>',
        picture_url(slug, figure.pk, "large"),
        figure.alt,
        figure.width,
        figure.height,
        caption,
    )
