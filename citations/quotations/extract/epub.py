"""EPUB → pages: an archive that is read in memory, within limits, and never unpacked."""

from __future__ import annotations

import io
import posixpath
import stat
import zipfile
from collections import defaultdict
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag

from citations.quotations.extract.markup import pages_of_html
from citations.quotations.extract.types import BadText, Limits, Problem
from citations.quotations.match.types import Page

CONTAINER = "META-INF/container.xml"
ENCRYPTION = "META-INF/encryption.xml"
TEXTS = {"application/xhtml+xml", "text/html", "application/x-dtbook+xml"}


class _Tags(HTMLParser):
    """The tags of a small XML file, in order. Entities of its own mean nothing here."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        """Behind each tag, the text up to the next."""
        if "<!entity" in text.casefold():
            raise BadText(Problem.UNSAFE)
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        name = tag.rpartition(":")[2]
        self.found.append((name, {key: value or "" for key, value in attrs}))
        self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.found.append((f"/{tag.rpartition(':')[2]}", {}))
        self.texts.append("")

    def handle_data(self, data: str) -> None:
        if self.texts:
            self.texts[-1] += data

    def of(self, name: str) -> Iterator[dict[str, str]]:
        """The attributes of every tag of this name."""
        return (attributes for tag, attributes in self.found if tag == name)


class _Archive:
    """The files of a zip archive, each read once, within the limits."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        self.limits = limits
        self.left = limits.unpacked_bytes
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
            entries = self.zip.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise BadText(Problem.BROKEN) from None
        if len(entries) > limits.entries:
            raise BadText(Problem.UNSAFE)
        self.entries = {entry.filename: entry for entry in entries}
        for entry in entries:
            self._check(entry)

    def _check(self, entry: zipfile.ZipInfo) -> None:
        if stat.S_ISLNK(entry.external_attr >> 16):
            raise BadText(Problem.UNSAFE)
        parts = entry.filename.replace("\\", "/").split("/")
        if ".." in parts or entry.filename.startswith(("/", "\\")):
            raise BadText(Problem.UNSAFE)
        if entry.flag_bits & 1:
            raise BadText(Problem.ENCRYPTED)
        grows = entry.file_size > max(entry.compress_size, 1) * self.limits.ratio
        if entry.file_size > self.limits.unpacked_bytes or (
            grows and entry.file_size > 1_000_000
        ):
            raise BadText(Problem.UNSAFE)

    def read(self, name: str) -> str:
        """A file as text; BadText when it is missing or not what it says."""
        entry = self.entries.get(name)
        if entry is None:
            raise BadText(Problem.BROKEN)
        try:
            with self.zip.open(entry) as file:
                data = file.read(self.left + 1)
        except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError):
            raise BadText(Problem.UNSAFE) from None
        except Exception:  # zlib.error and what else a broken stream can raise
            raise BadText(Problem.BROKEN) from None
        self.left -= len(data)
        if self.left < 0:
            raise BadText(Problem.UNSAFE)
        return _decoded(data)


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def is_epub(data: bytes, limits: Limits) -> bool:
    """A zip archive with a container file, or one that says so first."""
    archive = _Archive(data, limits)
    return CONTAINER in archive.entries


def pages_of_epub(data: bytes, limits: Limits) -> list[Page]:
    """The pages of the book in reading order, with the labels of its page list."""
    archive = _Archive(data, limits)
    root = next(
        (
            tag.get("full-path", "")
            for tag in _Tags(archive.read(CONTAINER)).of("rootfile")
        ),
        "",
    )
    package = _Tags(archive.read(unquote(root)))
    items = {tag.get("id", ""): tag for tag in package.of("item")}
    base = posixpath.dirname(root)
    anchors = _page_list(archive, items, base)
    names = []
    for tag in package.of("itemref"):
        item = items.get(tag.get("idref", ""))
        if item is not None and item.get("media-type", "") in TEXTS:
            names.append(_path(base, item.get("href", "")))
    _refuse_encrypted(archive, names)
    pages: list[Page] = []
    for name in dict.fromkeys(names):
        _go_on(pages, pages_of_html(archive.read(name), anchors.get(name, {})), anchors.get(name, {}).get(""))  # fmt: skip
    return pages


def _go_on(pages: list[Page], more: list[Page], starts: str | None) -> None:
    """A chapter's first lines belong to the page before, unless a page begins there."""
    first, *rest = more
    if starts is not None:
        pages.append(Page(starts, first.text))
    elif pages and first.text:
        last = pages.pop()
        pages.append(Page(last.label, f"{last.text}\n{first.text}".strip("\n")))
    elif first.text:
        pages.append(first)
    pages.extend(rest)


def _path(base: str, href: str) -> str:
    return posixpath.normpath(posixpath.join(base, unquote(href)))


def _refuse_encrypted(archive: _Archive, names: list[str]) -> None:
    """Fonts may be garbled; texts under lock and key cannot be read."""
    if ENCRYPTION not in archive.entries:
        return
    tags = _Tags(archive.read(ENCRYPTION))
    locked = {unquote(tag.get("uri", "")) for tag in tags.of("cipherreference")}
    if locked & set(names):
        raise BadText(Problem.ENCRYPTED)


def _page_list(
    archive: _Archive, items: dict[str, dict[str, str]], base: str
) -> dict[str, dict[str, str]]:
    """File → {id: label} of the book's page list, old or new; id "" is the file's top."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for item in items.values():
        path = _path(base, item.get("href", ""))
        if path not in archive.entries:
            continue
        if "nav" in item.get("properties", "").split():
            targets = _nav_targets(_Tags(archive.read(path)))
        elif item.get("media-type") == "application/x-dtbncx+xml":
            targets = _ncx_targets(_Tags(archive.read(path)))
        else:
            continue
        for href, label in targets:
            file, anchor = urldefrag(href)
            place = _path(posixpath.dirname(path), file)
            found[place].setdefault(unquote(anchor), label)
    return found


def _nav_targets(tags: _Tags) -> Iterator[tuple[str, str]]:
    depth = 0
    for (name, values), text in zip(tags.found, tags.texts, strict=True):
        if name == "nav":
            is_list = "page-list" in values.get("epub:type", "").split()
            is_list = is_list or values.get("role") == "doc-pagelist"
            depth = 1 if is_list else 0
        elif name == "/nav":
            depth = 0
        elif name == "a" and depth and values.get("href"):
            yield values["href"], text.strip()[:20]


def _ncx_targets(tags: _Tags) -> Iterator[tuple[str, str]]:
    label = ""
    is_page = False
    for (name, values), text in zip(tags.found, tags.texts, strict=True):
        if name == "pagetarget":
            is_page, label = True, values.get("value", "")
        elif name == "/pagetarget":
            is_page = False
        elif name == "text" and is_page:
            label = text.strip()[:20] or label
        elif name == "content" and is_page and values.get("src"):
            yield values["src"], label
