"""LaTeX's way of writing letters ↔ the letters themselves. One pass, no recursion.

Only what reference managers write is known; the argument of any other command is kept and
the command is reported.
"""

from __future__ import annotations

import re
import unicodedata

_TOKEN = re.compile(
    r"""
    \\(?P<word>[A-Za-z]+)[ \t\n]*   # \o, \emph: a command takes the space after it
    | \\(?P<sign>.)                 # \& and \'
    | (?P<brace>[{}])
    | (?P<tie>~)
    | (?P<dashes>-{2,3})
    | (?P<quotes>``|'')
    | (?P<text>[^\\{}~`'-]+|.)
    """,
    re.VERBOSE | re.DOTALL,
)

_MARKUP = re.compile(r"[\\{}~]|--|``|''")

_ACCENTS = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", '"': "\u0308",
    "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030c", "H": "\u030b",
    "c": "\u0327", "k": "\u0328", "r": "\u030a", "d": "\u0323", "b": "\u0331", "t": "\u0361",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "S": "§", "P": "¶",
    "dots": "…", "ldots": "…", "textellipsis": "…", "copyright": "©", "pounds": "£",
    "textendash": "–", "textemdash": "—", "textquoteleft": "‘", "textquoteright": "’",
    "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textunderscore": "_", "textless": "<",
    "textgreater": ">", "textbar": "|", "textbraceleft": "{", "textbraceright": "}",
    "textdollar": "$", "texteuro": "€", "euro": "€", "textdegree": "°", "lq": "‘",
    "rq": "’", "guillemotleft": "«", "guillemotright": "»", "quotedblbase": "„",
    "TeX": "TeX", "LaTeX": "LaTeX", "BibTeX": "BibTeX", "slash": "/", "textsection": "§",
}  # fmt: skip
_ITALIC = frozenset({"emph", "textit", "mkbibemph", "mkbibitalic", "textsl"})
_PLAIN = frozenset(
    {
        "textbf",
        "textrm",
        "textsc",
        "text",
        "mkbibquote",
        "url",
        "href",
        "rm",
        "em",
        "it",
    }
    | {"bf", "sc", "sl", "relax", "protect", "textup", "textnormal", "mathrm", "textsf"}
)
_DOTLESS = {"ı": "i", "ȷ": "j"}
_DASHES = {"--": "–", "---": "—"}
_QUOTES = {"``": "“", "''": "”"}


class _Writer:
    """The letters written so far, with an accent that waits for its letter."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.accent = ""
        self.closing: list[str] = []
        self.opens_italic = False
        self.unknown: list[str] = []

    def text(self, words: str) -> None:
        if self.accent and words.strip():
            words = words.lstrip()
            base = _DOTLESS.get(words[0], words[0])
            words, self.accent = base + self.accent + words[1:], ""
        if words.strip():
            self.opens_italic = False
        self.out.append(words)

    def word(self, name: str) -> None:
        if name in _LETTERS:
            self.text(_LETTERS[name])
        elif name in _ACCENTS:
            self.accent = _ACCENTS[name]
        elif name in _ITALIC:
            self.opens_italic = True
        elif name not in _PLAIN:
            self.unknown.append(name)

    def sign(self, sign: str) -> None:
        if sign in _ACCENTS:
            self.accent = _ACCENTS[sign]
        elif sign in "\\ \n":
            self.out.append(" ")
        elif sign not in "/,;:!-@":  # spaces and hints
            self.text(sign)

    def brace(self, brace: str) -> None:
        if brace == "{":
            self.closing.append("</i>" if self.opens_italic else "")
            self.out.append("<i>" if self.opens_italic else "")
            self.opens_italic = False
        else:
            self.accent = ""
            self.out.append(self.closing.pop() if self.closing else "")


def from_latex(source: str) -> tuple[str, list[str]]:
    """The text in Unicode, and the commands that are not known."""
    if not _MARKUP.search(source):
        return source, []
    writer = _Writer()
    for token in _TOKEN.finditer(source):
        kind, value = str(token.lastgroup), token[str(token.lastgroup)]
        if kind == "word":
            writer.word(value)
        elif kind == "sign":
            writer.sign(value)
        elif kind == "brace":
            writer.brace(value)
        elif kind == "tie":
            writer.out.append(" ")
        else:
            writer.text(_DASHES.get(value) or _QUOTES.get(value) or value)
    writer.out += [end for end in reversed(writer.closing) if end]
    return unicodedata.normalize("NFC", "".join(writer.out)), writer.unknown


_ESCAPES = {
    "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
    "$": "\\$", "&": "\\&", "%": "\\%", "#": "\\#", "_": "\\_",
    "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
}  # fmt: skip
_SPECIAL = re.compile(r"[\\{}$&%#_~^]|-(?=-)|`(?=`)|'(?=')")
_TAGS = re.compile(r"<i>([^<>]*)</i>")


def to_latex(text: str) -> str:
    """The text as a value between braces; what `from_latex` reads back."""
    parts = _TAGS.split(text)
    written = [_SPECIAL.sub(_escape, part) for part in parts]
    for number in range(1, len(written), 2):
        written[number] = f"\\emph{{{written[number]}}}"
    return "".join(written)


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    return _ESCAPES.get(sign, f"{sign}{{}}")
