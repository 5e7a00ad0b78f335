"""Where the demo class's words and pictures lie, and what has been made of them."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from blog.assignments.models import Assignment
from blog.classroom.models import Course, Membership
from blog.discussion.models import Comment
from blog.essays.models import Post
from citations.library.models import Source
from sovclass.accounts.models import User

FOLDER = Path(__file__).resolve().parent / "data"
SLUG = "russia"
PASSWORD = "red-square-1917"  # noqa: S105  printed at every start, for this machine only

Item = dict[str, Any]


def read_data(name: str) -> Any:
    """A JSON file of the data."""
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def read_essays() -> list[Item]:
    """The essays in the order of their file names."""
    return [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted((FOLDER / "essays").glob("*.json"))
    ]


def picture(name: str) -> SimpleUploadedFile:
    """A picture of the data, as somebody would upload it."""
    return SimpleUploadedFile(
        name, (FOLDER / "pictures" / name).read_bytes(), content_type="image/png"
    )


def paragraphs(text: str | list[str], between: str) -> str:
    """One paragraph is written as a string, several as a list."""
    return text if isinstance(text, str) else between.join(text)


@dataclass
class DemoClass:
    """What has been made so far, by the keys the data uses."""

    teacher: User
    course: Course
    people: dict[str, Membership] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    assignments: dict[int, Assignment] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)
    comments: dict[str, Comment] = field(default_factory=dict)
