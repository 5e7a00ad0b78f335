"""How often, and how fast, a quotation gets the right verdict (docs/quotations.md).

`make bench-quotations`; ARGS="--text FILE" reads another text, paged by 330 words.
Each way of altering a quotation was given its verdict before anything was measured.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
import tracemalloc
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from citations.quotations.match import (
    Check,
    Page,
    SourceIndex,
    Verdict,
    check_quotation,
)
from tests.bench.book import SMALL, WORDS_ON_PAGE, Book

FOUND, ELSEWHERE, NEARLY, UNVERIFIED = Verdict
EACH = 10
"""Quotations of each way of altering; as many again altered in no way at all."""


class Case(NamedTuple):
    """A quotation, the page it is cited to, and what should be said about it."""

    way: str
    text: str
    cited: str
    verdict: Verdict
    page: str


class Maker:
    """Takes quotations out of a book and alters them."""

    def __init__(self, book: Book, other: Book, seed: int = 1) -> None:
        self.book, self.other = book, other
        self.random = random.Random(seed)

    def take(self, low: int = 6, high: int = 45) -> tuple[list[str], int]:
        """Words that follow each other on one page, and where they begin."""
        size = self.random.randint(low, high)
        page = self.random.randrange(len(self.book.labels))
        start = self.book.starts[page] + self.random.randrange(WORDS_ON_PAGE - size)
        return list(self.book.words[start : start + size]), start

    def label(self, word: int) -> str:
        return self.book.labels[self.book.page_of(word)]

    def case(self, way: str, words: list[str], at: int, verdict: Verdict) -> Case:
        page = self.label(at)
        return Case(way, " ".join(words).rstrip("²"), page, verdict, page)

    # --- Unaltered ------------------------------------------------------------------

    def as_it_stands(self) -> Case:
        words, at = self.take()
        return self.case("as it stands", words, at, FOUND)

    # --- What a quotation may have altered: found -----------------------------------

    def with_an_ellipsis(self) -> Case:
        words, at = self.take(18, 60)
        start = self.random.randint(5, len(words) - 11)
        mark = self.random.choice(["…", "...", ". . .", "[…]", "[...]", "[. . .]", ". . . ."])  # fmt: skip
        words[start : start + self.random.randint(2, 5)] = [mark]
        return self.case("ellipsis", words, at, FOUND)

    def with_two_ellipses(self) -> Case:
        words, at = self.take(36, 60)
        words[24:28] = ["…"]
        words[8:14] = ["[...]"]
        return self.case("two ellipses", words, at, FOUND)

    def with_first_letter_in_brackets(self) -> Case:
        words, at = self.take()
        first = words[0].lstrip("“")
        turned = first[0].lower() if first[0].isupper() else first[0].upper()
        words[0] = f"[{turned}]{first[1:]}"
        return self.case("first letter in brackets", words, at, FOUND)

    def with_a_bracketed_addition(self) -> Case:
        words, at = self.take(12)
        added = self.random.choice(["[sic]", "[that is, the party]", "[his]"])
        words.insert(self.random.randint(5, len(words) - 5), added)
        return self.case("bracketed addition", words, at, FOUND)

    def with_a_bracketed_replacement(self) -> Case:
        words, at = self.take(14)
        place = self.random.randint(5, len(words) - 6)
        words[place : place + 2] = ["[the old regime]"]
        return self.case("bracketed replacement", words, at, FOUND)

    def with_a_bracketed_ending(self) -> Case:
        words, at = self.take(12)
        place = self._long(words, 5, len(words) - 5)
        bare = words[place].strip(".,;:?“”—")
        words[place] = f"{bare[:-2]}[ed]"
        return self.case("bracketed ending", words, at, FOUND)

    def in_other_case(self) -> Case:
        words, at = self.take()
        words[0] = words[0].swapcase()
        return self.case("changed case", words, at, FOUND)

    def with_plain_marks(self) -> Case:
        words, at = self.take(20)
        text = " ".join(words)
        for mark, plain in (("“", '"'), ("”", '"'), (" —", "--"), ("’", "'")):
            text = text.replace(mark, plain)
        return self.case("straight marks, plain dashes", [text], at, FOUND)

    def with_decomposed_accents(self) -> Case:
        words, at = self.take(20)
        text = unicodedata.normalize("NFD", " ".join(words))
        return self.case("accents decomposed, spaces doubled", [text.replace(" ", "  ")], at, FOUND)  # fmt: skip

    def over_a_page(self) -> Case:
        page = self.random.randrange(1, len(self.book.labels) - 1)
        at = self.book.starts[page] - self.random.randint(4, 15)
        words = list(self.book.words[at : at + self.random.randint(22, 40)])
        return self.case("over the end of a page", words, at, FOUND)

    # --- Another page ---------------------------------------------------------------

    def from_the_next_page(self) -> Case:
        words, at = self.take(8)
        page = self.label(at)
        cited = str(int(page) + (1 if int(page) < len(self.book.labels) else -1))
        return Case("cited a page off", " ".join(words), cited, ELSEWHERE, page)

    def from_another_page(self) -> Case:
        words, at = self.take(8)
        page = self.label(at)
        cited = str((int(page) + self.random.randint(30, 500)) % len(self.book.labels) + 1)  # fmt: skip
        return Case("cited to another page", " ".join(words), cited, ELSEWHERE, page)

    # --- Other words: nearly --------------------------------------------------------

    def _long(self, words: list[str], low: int, high: int) -> int:
        places = list(range(low, high))
        self.random.shuffle(places)
        return next((p for p in places if len(words[p]) > 6 and words[p].isalpha()), low)  # fmt: skip

    def _other(self, *words: str) -> str:
        bare = {word.strip(".,;:?“”—²").casefold() for word in words}
        while True:
            other = self.random.choice(self.book.vocabulary)
            if other.casefold() not in bare:
                return other

    def with_a_word_replaced(self) -> Case:
        words, at = self.take(8)
        place = self.random.randrange(1, len(words) - 1)
        words[place] = self._other(words[place])
        return self.case("a word replaced", words, at, NEARLY)

    def with_two_words_replaced(self) -> Case:
        words, at = self.take(14)
        for place in (3, len(words) - 4):
            words[place] = self._other(words[place])
        return self.case("two words replaced", words, at, NEARLY)

    def with_a_word_left_out(self) -> Case:
        words, at = self.take(8)
        place = self.random.randrange(2, len(words) - 2)
        while words[place].strip("—") in (words[place - 1], words[place + 1]):
            place = self.random.randrange(2, len(words) - 2)
        del words[place]
        return self.case("a word left out", words, at, NEARLY)

    def with_words_swapped(self) -> Case:
        words, at = self.take(8)
        places = [p for p in range(1, len(words) - 2) if words[p] != words[p + 1]]
        place = self.random.choice(places)
        words[place], words[place + 1] = words[place + 1], words[place]
        return self.case("two words swapped", words, at, NEARLY)

    def with_a_negation(self) -> Case:
        words, at = self.take(8)
        words.insert(self.random.randrange(2, len(words) - 2), self.random.choice(["not", "never", "no"]))  # fmt: skip
        return self.case("a negation put in", words, at, NEARLY)

    def with_other_grammar(self) -> Case:
        words, at = self.take(14)
        place = self._long(words, 2, len(words) - 2)
        words[place] = words[place][:-1] if words[place].endswith("s") else words[place].rstrip(".,;:—?") + "s"  # fmt: skip
        return self.case("a plural made or unmade", words, at, NEARLY)

    # --- Not there: could not be verified -------------------------------------------

    def from_another_book(self) -> Case:
        size = self.random.randint(6, 45)
        start = self.random.randrange(len(self.other.words) - size)
        page = self.random.choice(self.book.labels)
        return Case("not in the source", " ".join(self.other.words[start : start + size]), page, UNVERIFIED, "")  # fmt: skip

    def _joined(self, between: list[str]) -> tuple[list[str], int]:
        first, at = self.take(9, 16)
        other, there = self.take(9, 16)
        while abs(there - at) < 20 * WORDS_ON_PAGE:
            other, there = self.take(9, 16)
        return [*first, *between, *other], at

    def joined(self) -> Case:
        words, at = self._joined([])
        return self.case("two distant places joined", words, at, UNVERIFIED)

    def joined_by_an_ellipsis(self) -> Case:
        words, at = self._joined(["…"])
        return self.case("distant places joined by an ellipsis", words, at, UNVERIFIED)

    def shuffled(self) -> Case:
        words, at = self.take(14)
        self.random.shuffle(words)
        return self.case("all words shuffled", words, at, UNVERIFIED)


ALTERED: tuple[Callable[[Maker], Case], ...] = (
    Maker.with_an_ellipsis,
    Maker.with_two_ellipses,
    Maker.with_first_letter_in_brackets,
    Maker.with_a_bracketed_addition,
    Maker.with_a_bracketed_replacement,
    Maker.with_a_bracketed_ending,
    Maker.in_other_case,
    Maker.with_plain_marks,
    Maker.with_decomposed_accents,
    Maker.over_a_page,
    Maker.from_the_next_page,
    Maker.from_another_page,
    Maker.with_a_word_replaced,
    Maker.with_two_words_replaced,
    Maker.with_a_word_left_out,
    Maker.with_words_swapped,
    Maker.with_a_negation,
    Maker.with_other_grammar,
    Maker.from_another_book,
    Maker.joined,
    Maker.joined_by_an_ellipsis,
    Maker.shuffled,
)


def cases(maker: Maker, each: int = EACH) -> list[Case]:
    """As many unaltered as altered ones."""
    altered = [make(maker) for make in ALTERED for _ in range(each)]
    return [*altered, *(maker.as_it_stands() for _ in altered)]


def is_right(case: Case, check: Check) -> bool:
    """The verdict, and the page where there is one to name."""
    if check.verdict != case.verdict:
        return False
    return not case.page or check.verdict == UNVERIFIED or case.page in check.labels


class Measured(NamedTuple):
    """One round of checks."""

    right: dict[str, list[bool]]
    seconds: list[float]
    processor: list[float]
    """Seconds by the clock, and of the processor: they differ where others work too."""
    wrong: list[tuple[Case, Check]]

    @property
    def share(self) -> float:
        marks = [mark for way in self.right.values() for mark in way]
        return sum(marks) / len(marks)


def measure(index: SourceIndex, asked: list[Case]) -> Measured:
    """Check each quotation once, by the clock."""
    right: dict[str, list[bool]] = defaultdict(list)
    seconds, processor, wrong = [], [], []
    for case in asked:
        start, busy = time.perf_counter(), time.thread_time()
        check = check_quotation(index, case.text, first=case.cited, last=case.cited)
        seconds.append(time.perf_counter() - start)
        processor.append(time.thread_time() - busy)
        right[case.way].append(is_right(case, check))
        if not right[case.way][-1]:
            wrong.append((case, check))
    return Measured(right, seconds, processor, wrong)


HOSTILE = {
    "one word on every page": "the " * WORDS_ON_PAGE,
    "two words in turn": "of the " * (WORDS_ON_PAGE // 2),
    "one sentence on every page": " ".join(SMALL[:30]) + ". ",
    "one letter": "a" * (WORDS_ON_PAGE * 6),
}


def hostile() -> dict[str, float]:
    """The slowest check (seconds of the processor) on texts and quotations that repeat themselves."""
    worst = {}
    for name, text in HOSTILE.items():
        index = SourceIndex([Page(str(n), text * (8 if "sentence" in name else 1)) for n in range(640)])  # fmt: skip
        words = text.split()
        asked = [
            text[:400],
            " ".join([*words[:30], "never", *words[:30]]),
            " ".join(words[:40][::-1]),
            " … ".join(words[:40]),
            "[" * 400,
            "the " * 1400 + "end",
            "a" * 5000 + "b",
        ]
        worst[name] = max(_timed(index, quotation) for quotation in asked)
    return worst


def _timed(index: SourceIndex, quotation: str) -> float:
    start = time.thread_time()
    check_quotation(index, quotation, first="300", last="301")
    return time.thread_time() - start


def from_file(path: Path) -> Book:
    """Another text as a book: its words, 330 to a page."""
    book = Book(pages=1)
    words = path.read_text("utf-8", "replace").split()
    pages = len(words) // WORDS_ON_PAGE
    book.words = words[: pages * WORDS_ON_PAGE]
    book.labels = [str(n + 1) for n in range(pages)]
    book.starts = [n * WORDS_ON_PAGE for n in range(pages)]
    return book


def report(name: str, book: Book, noise: float, each: int, seed: int) -> Measured:
    """Print one table."""
    pages = book.printed(noise)
    start = time.perf_counter()
    index = SourceIndex(pages)
    built = time.perf_counter() - start
    other = Book(pages=40, seed=99)
    measured = measure(index, cases(Maker(book, other, seed), each))
    print(f"\n{name}: {len(pages)} pages, index built in {built:.2f} s")
    for way, marks in measured.right.items():
        print(f"  {sum(marks):4} of {len(marks):3}  {way}")
    print(f"  right {measured.share:.4f} of {len(measured.seconds)}")
    for kind, taken in (("clock", measured.seconds), ("processor", measured.processor)):
        times = sorted(second * 1000 for second in taken)
        print(
            f"  by the {kind}: median {statistics.median(times):.2f} ms, "
            f"p95 {times[int(len(times) * 0.95)]:.2f} ms, worst {times[-1]:.2f} ms"
        )
    for case, check in measured.wrong:
        print(f"    {case.way}: {case.text[:300]!r} cited {case.cited} → {check}")
    return measured


def main() -> None:
    """Print the figures; fail below the mark."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", type=Path, help="a plain text to use as the book")
    parser.add_argument("--each", type=int, default=EACH)
    parser.add_argument("--seed", type=int, default=1, help="another book, other quotations")  # fmt: skip
    options = parser.parse_args()
    each, seed = options.each, options.seed
    book = from_file(options.text) if options.text else Book(seed=seed)
    clean = report("Clean text", book, 0.0, each, seed)
    noisy = report("One word in forty misread by a scanner", book, 0.025, each, seed)
    print("\nHostile texts, slowest of seven checks, processor time")
    worst = hostile()
    for name, seconds in worst.items():
        print(f"  {seconds * 1000:8.2f} ms  {name}")
    tracemalloc.start()
    index = SourceIndex(book.printed())
    print(
        f"\nAn index of {len(index.pages)} pages takes {tracemalloc.get_traced_memory()[0] / 1e6:.0f} MB"
    )
    if min(clean.share, noisy.share) < 0.98:
        raise SystemExit("Below 0.98 right verdicts.")


if __name__ == "__main__":
    main()
