"""A book of our own making: the same 640 pages every time, read by nobody.

Its words are made of roots and endings, used as unevenly as in a language; its pages
have running headers, numbers, divided words, ligatures, typographic marks and notes.
"""

from __future__ import annotations

import random
import textwrap

from citations.quotations.match import Page

_SMALL = """
the of and to in a was that it he his for with as had on by not at but they
from which were be this their or an is all one her she there when would who so no we
been if more could what them into has some out up only two my over then any other me
our than even these such before most being where through made after while against did
should because between under how own those still many must without never first upon
might yet once since until almost enough though within during both each few every
later again against perhaps therefore already indeed
"""

_ROOTS = """
land work state plan grain form part hand light hold turn mark point reason
school paper letter answer order factor power council village party winter summer
railway worker miner writer speaker reader leader number market price trade farm tractor
bread famine harvest winter border army soldier general report decree speech congress
commission committee minister deputy delegate question problem promise threat danger
famous public private common open secret ancient modern recent early late small large
great narrow broad deep heavy gentle bitter silent distant certain simple complete
collect direct select protect connect correct construct instruct destroy create develop
govern declare announce describe explain demand command refuse accept receive believe
remember forget follow carry marry travel settle gather scatter measure treasure
culture nature future picture structure nation station relation education revolution
tradition condition position opinion union region religion reform return record reward
river forest mountain valley island harbour bridge street square palace kitchen window
garden corner table chair candle mirror curtain carpet ladder hammer sickle shovel
horse cattle sheep wagon engine wheel steel iron copper silver gold coal timber
cotton linen leather glass stone brick plaster marble poster slogan banner anthem
theatre cinema camera concert orchestra singer dancer painter sculptor poet novel
chapter verse stanza sentence language accent dialect alphabet grammar
mother father brother sister daughter neighbour stranger friend enemy witness
judge prison sentence court lawyer verdict appeal pardon exile journey passport
doctor nurse hospital medicine fever hunger thirst sleep dream memory shadow
morning evening midnight season century decade year month week moment hour
north south east west centre edge surface bottom height weight length
"""

ENDINGS = ["", "", "", "s", "s", "ed", "ing", "er", "ly", "ness", "ment", "al"]
_NAMES = """
Orlovskaya Petrenko Žukova Müller Dvořák Kovalyov Ançay Bérard Lindqvist
Ostrovsky Tarasenko Ivanova Grigoryan Bielska
"""

SMALL, ROOTS, NAMES = _SMALL.split(), _ROOTS.split(), _NAMES.split()

LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}
WORDS_ON_PAGE = 330


class Book:
    """Plain sentences page by page, and the pages as they were printed and scanned."""

    def __init__(self, pages: int = 640, seed: int = 1) -> None:
        self.random = random.Random(seed)
        self.vocabulary = self._vocabulary()
        self.weights = [1 / (n + 4) for n in range(len(self.vocabulary))]
        self.words: list[str] = []
        self.page_starts: list[int] = []
        while len(self.words) < pages * WORDS_ON_PAGE:
            self.words.extend(self._sentence())
        self.words = self.words[: pages * WORDS_ON_PAGE]
        self.labels = [str(n + 1) for n in range(pages)]
        self.starts = [n * WORDS_ON_PAGE for n in range(pages)]

    def _vocabulary(self) -> list[str]:
        made = {root + ending for root in ROOTS for ending in ENDINGS}
        rest = sorted(made | set(NAMES))
        self.random.shuffle(rest)
        return [*dict.fromkeys(SMALL), *rest]

    def _sentence(self) -> list[str]:
        size = self.random.randint(6, 28)
        words = self.random.choices(self.vocabulary, self.weights, k=size)
        for place in range(1, size - 1):
            if self.random.random() < 0.08:
                words[place] += self.random.choice([",", ",", ";", ":", " —"])
        if self.random.random() < 0.1:
            words[self.random.randrange(size)] = str(self.random.randint(1800, 1999))
        if size > 9 and self.random.random() < 0.15:
            words[2], words[6] = f"“{words[2]}", f"{words[6].rstrip(',;: —')}”"
        words[0] = words[0][0].upper() + words[0][1:]
        words[-1] = words[-1].rstrip(",;: —") + self.random.choice("....?")
        if self.random.random() < 0.03:
            words[-1] += "\N{SUPERSCRIPT TWO}"
        elif self.random.random() < 0.03:
            words[-1] += str(self.random.randint(1, 99))
        return words

    def page_of(self, word: int) -> int:
        """The page (from 0) a word stands on."""
        return word // WORDS_ON_PAGE

    def printed(self, noise: float = 0.0) -> list[Page]:
        """The pages as a scanner gives them; `noise`: the share of words misread."""
        made = random.Random(2)
        return [
            Page(label, self._print(number, made, noise))
            for number, label in enumerate(self.labels)
        ]

    def _print(self, number: int, made: random.Random, noise: float) -> str:
        start = self.starts[number]
        words = [
            misread(word, made) if made.random() < noise else word
            for word in self.words[start : start + WORDS_ON_PAGE]
        ]
        text = " ".join(words)
        if number % 3 == 0:
            for plain, joined in LIGATURES.items():
                text = text.replace(plain, joined)
        lines = _divided(textwrap.wrap(text, 64), made)
        title = "A History of Nowhere" if number % 2 else f"Part {number // 90 + 1}"
        top = f"{title}    {self.labels[number]}" if number % 4 else title.upper()
        foot = "" if number % 4 else f"\n\n{self.labels[number]}"
        return f"{top}\n\n" + "\n".join(lines) + foot


def _divided(lines: list[str], made: random.Random) -> list[str]:
    """Some lines end within a word."""
    for number in range(len(lines) - 1):
        first, _, rest = lines[number + 1].partition(" ")
        if len(first) > 7 and first.isalpha() and made.random() < 0.5:
            hyphen = made.choice(["-", "-", "\u00ad", "‐"])
            lines[number] += f" {first[:4]}{hyphen}"
            lines[number + 1] = f"{first[4:]} {rest}".strip()
    return lines


SLIPS = [("rn", "m"), ("m", "rn"), ("l", "1"), ("I", "l"), ("o", "0"), ("e", "c"),
         ("h", "li"), ("cl", "d"), ("d", "cl"), ("t", "f"), ("n", "u"), ("i", "l")]  # fmt: skip


def misread(word: str, made: random.Random) -> str:
    """A word with one slip of the scanner; figures are left alone."""
    if len(word) < 4 or any(c.isdigit() for c in word):
        return word
    slips = [(a, b) for a, b in SLIPS if a in word]
    if not slips:
        return word
    right, wrong = made.choice(slips)
    return word.replace(right, wrong, 1)
