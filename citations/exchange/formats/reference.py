"""A reference as somebody pasted or typed it → the fields of a source, as far as possible.

One small function a field, each takes what it understands off the line; what is left at
the end is named, so that a person looks at it. Nothing here is certain: it fills a form.
Every step passes over the line a fixed number of times, so it takes linear time; a line is
cut at 2,000 characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citations.exchange.formats import reference_signs as signs
from citations.exchange.formats.bibtex_names import person_from_words
from citations.items.clean import (
    Item,
    clean_item,
    doi_in,
)
from citations.items.values import plain


@dataclass
class Guess:
    """Fields of a source as far as a line told, and what it says besides."""

    item: Item = field(default_factory=dict)
    left: list[str] = field(default_factory=list)
    """Pieces of the line that were not understood."""


class _Line:
    """A line from which what is understood is taken off, leaving a gap."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.item: Item = {}

    def take(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """The first match, taken off the line; a mark keeps its neighbours apart."""
        found = pattern.search(self.text)
        if found is not None:
            self.text = f"{self.text[: found.start()]} | {self.text[found.end() :]}"
        return found


def from_reference(text: str) -> Guess:
    """The fields of a pasted reference: MLA, Chicago, APA, Russian, or what comes near."""
    line = _Line(signs.BULLET.sub("", plain(text)[: signs.LONGEST]))
    for read in (
        _addresses, _accessed, _pages, _editors, _numbers, _edition, _titles_in_marks,
        _date, _publisher, _authors, _title, _container,
    ):  # fmt: skip
        read(line)
    line.item["type"] = _type(line.item)
    item, _notes = clean_item(line.item)
    left = [piece.strip(signs.LEFT) for piece in line.text.split("|")]
    return Guess(item, [piece for piece in left if len(piece) > 1])


def _addresses(line: _Line) -> None:
    if found := line.take(signs.DOI):
        line.item["DOI"] = doi_in(found[0])
    if found := line.take(signs.URL):
        url = found[0].rstrip(".,;)]")
        line.item["URL"] = url if "://" in url else f"https://{url}"
    if found := line.take(signs.ISBN):
        line.item["ISBN"] = found[1].strip()


def _accessed(line: _Line) -> None:
    found = line.take(signs.ACCESSED)
    if found:
        inner = _Line(found[1])
        date = _date_of(inner)
        if date:
            line.item["accessed"] = date


def _pages(line: _Line) -> None:
    found = line.take(signs.PAGES) or line.take(signs.BARE_PAGES)
    if found:
        line.item["page"] = found[1]


def _editors(line: _Line) -> None:
    for name, pattern in (
        ("editor", signs.EDITED_BY),
        ("translator", signs.TRANSLATED_BY),
    ):
        found = line.take(pattern)
        if found:
            names = signs.AND.split(found[1].strip())
            line.item[name] = [_person(words) for words in names if words.strip()]


def _numbers(line: _Line) -> None:
    both = line.take(signs.VOLUME_ISSUE)
    if both and not re.fullmatch(signs.YEAR, both[2]):
        line.item["volume"], line.item["issue"] = both[1], both[2]
        pages = line.take(signs.LISTED_PAGES) if "page" not in line.item else None
        if pages:
            line.item["page"] = pages[1]
        return
    if both:  # “52 (1993)”: the volume and the year
        line.item["volume"] = both[1]
        line.item["issued"] = {"date-parts": [[int(both[2])]]}
    for name, pattern in (("volume", signs.VOLUME), ("issue", signs.ISSUE)):
        if found := line.take(pattern):
            line.item[name] = found[1]
    if "page" in line.item and "volume" not in line.item:
        found = line.take(signs.VOLUME_YEAR)
        line.item["volume"] = found[1] if found else ""


def _edition(line: _Line) -> None:
    if found := line.take(signs.EDITION):
        line.item["edition"] = found[1].removesuffix("-е")


def _titles_in_marks(line: _Line) -> None:
    """“An article” in quotation marks, *a book or journal* in italics."""
    quoted, italic = line.take(signs.QUOTED), line.take(signs.ITALIC)
    if quoted:
        line.item["title"] = quoted[1].strip(" .,")
    if italic:
        name = "container-title" if quoted else "title"
        line.item[name] = italic[1].strip(" .,")


def _date(line: _Line) -> None:
    date = _date_of(line)
    if date:
        line.item.setdefault("issued", date)


def _date_of(line: _Line) -> Item | None:
    for pattern in signs.DATES:
        found = line.take(pattern)
        if found:
            return {"date-parts": [_parts(found)]}
    return None


def _parts(found: re.Match[str]) -> list[int]:
    groups = found.groupdict() or {}
    year = groups.get("year") or found[1]
    month = groups.get("month") or (
        found[2] if found.re.groups == 3 and not groups else ""
    )
    day = groups.get("day") or (found[3] if found.re.groups == 3 and not groups else "")
    parts = [int(year)]
    if month and month[:3].lower() in signs.MONTHS:
        parts.append(signs.MONTHS.index(month[:3].lower()) + 1)
        parts += [int(day)] if day else []
    return parts


def _publisher(line: _Line) -> None:
    found = line.take(signs.PRESS) or line.take(signs.PLACE)
    if found:
        line.item["publisher"] = found["publisher"].strip(signs.LEFT)
        line.item["publisher-place"] = (found["place"] or "").strip(" ,")


def _authors(line: _Line) -> None:
    """What comes before the first full stop or gap, if it looks like names."""
    head, mark, rest = _head(line.text)
    if not head or line.text.lstrip().startswith("|"):
        return
    is_editors = bool(signs.EDITORS.search(head))
    names = signs.ET_AL.sub("", signs.EDITORS.sub("", head)).strip(" ,;|")
    people = _people(names)
    if people:
        role = "editor" if is_editors and "editor" not in line.item else "author"
        line.item[role] = people
        line.text = f" | {rest}"


def _head(text: str) -> tuple[str, str, str]:
    """Up to a full stop that ends no initial, or a gap."""
    for found in re.finditer(r"\.\s|\|", text[:400]):
        before = text[: found.start()]
        word = re.split(r"[\s.-]", before)[-1]
        rest = text[found.end() :]
        is_initial = len(word) == 1 and word.isalpha()
        if found[0] != "|" and is_initial and re.match(r"[^\W\d_]\.|&|and\b|,", rest):
            continue
        if is_initial and found[0] != "|":
            before += "."
        return before.strip(), found[0], rest
    return "", "", text


def _people(names: str) -> list[dict[str, str]]:
    with_initials = signs.APA_NAME.findall(names)
    if with_initials and len(signs.APA_NAME.sub("", names).strip(" ,&.;")) < 6:
        return [{"family": f, "given": g.strip()} for f, g in with_initials]
    pieces = [piece.strip(" ,;") for piece in re.split(r";|,?\s+(?:and|&|и)\s+", names)]
    pieces = [_without_stop(piece) for piece in pieces if piece]
    if not pieces or any(len(piece.split()) > 6 for piece in pieces):
        return []
    if not all(piece[:1].isalpha() for piece in pieces):
        return []
    first, comma, given = pieces[0].partition(",")
    if not comma and len(pieces[0].split()) > 3:
        return []
    people = [_person(pieces[0])]
    return people + [_person(piece) for piece in pieces[1:]]


def _without_stop(piece: str) -> str:
    """The full stop of an initial stays."""
    return piece if re.search(r"(?:^|[\s.-])[^\W\d_]\.$", piece) else piece.rstrip(".")


def _person(words: str) -> dict[str, str]:
    """“Freeze, Gregory L.” or “Gregory L. Freeze”."""
    family, comma, given = (part.strip() for part in words.partition(","))
    if comma and family and given:
        return {"family": family, "given": given}
    initials = re.fullmatch(rf"(\S+)\s({signs.INITIALS})", words.strip())
    if initials:
        return {"family": initials[1], "given": initials[2].strip()}
    return person_from_words(words.split())


def _title(line: _Line) -> None:
    """Without marks: the first sentence that is left."""
    if "title" in line.item:
        return
    text = line.text.lstrip(" |.,")
    found = re.match(r"[^|]{2,400}?(?=(?<![A-ZА-Я])[.?!]\s|\||$|\s//)", text)
    if found:
        line.item["title"] = found[0].strip(" .,")
        line.text = f" | {text[found.end() :]}"


def _container(line: _Line) -> None:
    """The longest piece that is left, where a page or a volume asks for one."""
    wants = any(
        name in line.item for name in ("page", "volume", "issue")
    ) or signs.IN.search(line.text)
    if "container-title" in line.item or not wants:
        return
    line.text = signs.IN.sub(" | ", line.text)
    pieces = [piece.strip(signs.LEFT) for piece in line.text.split("|")]
    best = max(pieces, key=len, default="")
    if len(best) > 2:
        line.item["container-title"] = best
        line.text = line.text.replace(best, " | ", 1)


def _type(item: Item) -> str:
    if "container-title" in item:
        if "publisher" in item or "editor" in item:
            return "chapter"
        return "article-journal" if "page" in item or "volume" in item else "webpage"
    if "URL" in item and "publisher" not in item:
        return "webpage"
    return "book"


# --- A citation in the text ---------------------------------------------------------


def from_marker(marker: str) -> Item:
    """What “(Freeze 2009, 407)” tells of its source: a name, a title, a year, an address.

    For the form that suggests a source; a page belongs to the citation and is left out.
    """
    text = plain(marker)[: signs.LONGEST].strip("()[] .;").split(";")[0]
    text = signs.SIGNALS.sub("", signs.QUOTED_IN.sub("", text))
    if found := signs.URL.search(text):
        address = found[0].rstrip(".,;)]")
        url = address if "://" in address else f"https://{address}"
        return clean_item({"type": "webpage", "URL": url})[0]
    item: Item = {"type": "book"}
    line = _Line(text)
    if found := line.take(signs.QUOTED) or line.take(signs.ITALIC):
        item["title"] = found[1].strip(" .,")
    if found := line.take(signs.MARKER_YEAR):
        item["issued"] = {"date-parts": [[int(found[1])]]}
    rest = signs.MARKER_PAGES.sub("", line.text.replace("|", " ").rstrip(" ,:.")).strip(
        " ,:"
    )
    name, comma, title = (
        part.strip() for part in signs.ET_AL.sub("", rest).partition(",")
    )
    if title and not item.get("title"):
        item["title"] = title
    item.update(_named(name, has_title=bool(item.get("title"))))
    return clean_item(item)[0]


def _named(name: str, *, has_title: bool) -> Item:
    """Short names are authors; more words than a name has are a title."""
    people = [part.strip() for part in signs.AND.split(name) if part.strip()]
    if not any(letter.isalpha() for letter in name):
        return {}
    if has_title or all(len(part.split()) <= 2 for part in people):
        return {"author": [{"family": part} for part in people]}
    return {"title": name}
