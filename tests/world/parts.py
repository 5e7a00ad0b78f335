"""What a world consists of, and the words that its people have typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from blog.assignments.models import Assignment
from blog.classroom.models import Course, Invitation, Membership, Section
from blog.discussion.models import Comment
from blog.essays.models import Figure, Post
from blog.jobs.models import Job
from citations.exchange.imports.models import Import
from citations.library.models import Source
from citations.quotations.models import SourceText
from sovclass.accounts.models import User
from sovclass.grading.grades.models import Grade
from sovclass.grading.items.models import GradeItem

NAMES = {
    "ada": "Ada Writer",
    "ben": "Ben Classmate",
    "bea": "Bea Thursday",
    "olga": "Olga Observer",
    "tess": "Tess Assistant",
    "theo": "Theo Assistant",
    "tara": "Tara Assistant",
    "prof": "Prof Teacher",
    "gone": "Gone Student",
    "mia": "Mia Lastyear",
    "elsa": "Elsa Elsewhere",
    "otto": "Otto Outsider",
    "admin": "Admin",
    "coded": "Codie Codes",
    "unverified": "New Here",
}
"""Everybody: ada writes, ben is her classmate, bea is in the other section, olga observes;
tess assists ada's section, theo the other one, tara all; prof teaches. gone has withdrawn,
mia is only in the archived class, elsa teaches another course, otto is in none. coded has no
password, and the address of unverified is not verified."""

TEXTS = {
    "course": "Twentieth-Century Russia",
    "code": "HIST 242",
    "term": "Autumn",
    "description": "A class that writes.",
    "section a": "Section A",
    "section b": "Section B",
    "assignment": "Assignment",
    "guidelines html": "<p>Write about <em>one</em> room.</p>",
    # The shelf
    "given": "A.",
    "freeze": "Freeze",
    "freeze title": "Russia: A History",
    "freeze alias": "The textbook",
    "twice": "Fitzpatrick",
    "life title": "Everyday Stalinism",
    "art title": "The Russian Revolution",
    "free": "Mandelstam",
    "free title": "Hope Against Hope",
    "free alias": "The memoir",
    "long": "Committee",
    "long title": "Minutes of the House Committee",
    "author": "Author",
    "book": "Book",
    "suggested": "A Suggested Book",
    "note": "On my desk.",
    "reason": "We have it.",
    "import": "An Imported Book",
    "file": "books.bib",
    "pagetext": "The kitchen was the one room where they could speak.",
    "previewtext": "The kitchen was the one room where they could talk.",
    "openpage": "The corridor was everybody's.",
    "page without a number": "A page without a number.",
    "rights": "Public domain",
    "trouble": "It could not be done.",
    # Essays
    "marker": "(Freeze 352)",
    "essay": "It had a door",
    "essay title": "What the Kitchen Heard",
    "standfirst": "In a line.",
    "excerpt": "Words of an essay.",
    "draft": "Behind the door",
    "drafttitle": "A Draft",
    "earlier": "It had a window",
    "newer": "It had a stove",
    "newertitle": "A Newer Title",
    "alt": "A lit window",
    "caption": "A window at night.",
    "credit": "Drawing: N. Lindqvist",
    # What is said and marked
    "comment": "The door again",
    "agreed": "So it says there",
    "removed": "Never mind",
    "typed": "gate",
    "difference": "door",
    "remark": "window",
    "item": "Essay",
    "spare item": "Map",
    "feedback": "Not yet.",
    "released": "Good.",
    "other feedback": "Elsewhere.",
    "disclosure": "She has asked for it.",
}
SCORES = {"draft": Decimal(16), "released": Decimal("16.5")}


@dataclass(frozen=True)
class Words:
    """What the people of a world have typed. A test that looks for words of its own passes
    them, or says them in a subclass."""

    texts: Mapping[str, str] = field(default_factory=dict)
    names: Mapping[str, str] = field(default_factory=dict)
    slugs: Mapping[str, str] = field(default_factory=dict)
    """Of the courses current, archived and empty."""
    password: str = "a long enough password"

    def say(self, kind: str, slug: str) -> str:
        """Words of this kind, in the class of this slug."""
        return self.texts.get(kind, TEXTS.get(kind, ""))

    def html(self, kind: str, slug: str) -> str:
        """The same as an essay: a paragraph with a citation, unless something else is
        wanted."""
        plain = f"<p>{self.say(kind, slug)} {self.say('marker', slug)}.</p>"
        return self.say(f"{kind} html", slug) or plain

    def score(self, kind: str, slug: str) -> Decimal:
        """A score, “draft” or “released”."""
        return SCORES[kind]

    def name(self, who: str) -> str:
        """The name of a person."""
        return self.names.get(who, NAMES[who])

    def email(self, who: str) -> str:
        """The address of a person."""
        return f"{who}@example.org"

    def slug(self, which: str) -> str:
        """The slug of a course."""
        return self.slugs.get(which, which)

    def join_code(self, slug: str) -> str:
        """The code with which one joins."""
        return f"JOIN{slug.upper()}"


@dataclass
class Class:
    """A course and everything in it, each thing under the name that its builder gives."""

    course: Course
    words: Words
    people: dict[str, User]
    sections: list[Section] = field(default_factory=list)
    members: dict[str, Membership] = field(default_factory=dict)
    assignments: dict[str, Assignment] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    texts: dict[str, SourceText] = field(default_factory=dict)
    imports: dict[str, Import] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    figures: dict[str, Figure] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
    items: dict[str, GradeItem] = field(default_factory=dict)
    grades: dict[str, Grade] = field(default_factory=dict)
    invitations: dict[str, Invitation] = field(default_factory=dict)
    tokens: dict[str, str] = field(default_factory=dict)
    """Of the invitations."""

    @property
    def slug(self) -> str:
        """The slug of the course."""
        return self.course.slug

    def say(self, kind: str) -> str:
        """Words of this class."""
        return self.words.say(kind, self.slug)

    def html(self, kind: str) -> str:
        """Text of an essay of this class."""
        return self.words.html(kind, self.slug)

    def score(self, kind: str) -> Decimal:
        """A score of this class."""
        return self.words.score(kind, self.slug)


@dataclass
class World:
    """The people, their class, the same class archived, and a course with nothing in it."""

    people: dict[str, User]
    current: Class
    archived: Class
    empty: Course

    def __getattr__(self, name: str) -> Any:
        """The parts of the current class are at hand: `world.posts["essay"]`."""
        if name in Class.__dataclass_fields__:
            return getattr(self.current, name)
        raise AttributeError(name)
