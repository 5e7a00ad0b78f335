"""The sources of a class, their texts, and what is on its way to the shelf."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.utils import timezone

from blog.assignments.models import Reading
from blog.jobs.models import Job
from citations.library.models import Source
from tests.factories import make_import, make_source, make_source_text
from tests.world.parts import Class

MORE_THAN_A_PAGE = 21


def stock(made: Class) -> None:
    """All of it."""
    _approved(made)
    _others(made)
    _assign(made)
    _texts(made)
    _imports(made)
    _jobs(made)


def _source(made: Class, family: str, title: str, **fields: Any) -> Source:
    csl = {"author": [{"family": family, "given": made.say("given")}]}
    source = make_source(
        made.course,
        family=family,
        title=title,
        csl=csl | fields.pop("csl", {}),
        **fields,
    )
    source.reference_text = f"{family}, {made.say('given')} {title}."
    source.reference_html = f"{family}, {made.say('given')} <i>{title}</i>."
    source.save(update_fields=["reference_text", "reference_html"])
    return source


def _approved(made: Class) -> None:
    """One with a text of its own, two by one author, one that all may read, one whose
    words are long, one that nobody cites."""
    say = made.say
    pages = {"first_page": "1", "last_page": "523"}
    address = say("address")
    fields: dict[str, tuple[str, str, dict[str, Any]]] = {
        "freeze": (
            say("freeze"),
            say("freeze title"),
            {"aliases": [say("freeze alias")], **pages},
        ),
        "life": (say("twice"), say("life title"), pages),
        "art": (say("twice"), say("art title"), pages),
        "free": (say("free"), say("free title"), {"aliases": [say("free alias")]}),
        "long": (
            say("long"),
            say("long title"),
            {
                "type": "document",
                "csl": {"URL": address, "archive": say("long")} if address else {},
            },
        ),
        "unused": (f"{say('author')} 0", f"{say('book')} 0", {}),
    }
    for number, (key, (family, title, more)) in enumerate(fields.items()):
        made.sources[key] = _source(made, family, title, key=str(number), **more)


def _others(made: Class) -> None:
    """Those that are not, or no longer, on the shelf; ada has suggested them all."""
    say, sources = made.say, made.sources
    author, book = say("author"), say("book")
    fields: dict[str, dict[str, Any]] = {
        "suggested": {"title": say("suggested"), "note": say("note")},
        "twin": {
            "title": say("freeze title"),
            "family": say("freeze"),
            "status": "suggested",
            "note": say("note"),
        },
        "declined": {"reason": say("reason")},
        "retired": {},
        "merged": {"merged_into": sources["freeze"]},
    }
    for number, (key, more) in enumerate(fields.items(), 1):
        more = {"family": f"{author} {number}", "title": f"{book} {number}", **more}
        sources[key] = _source(
            made,
            key=f"2{number}",
            **{"status": key, "added_by": made.people["ada"], **more},
        )


def fill_a_page(made: Class) -> None:
    """So many others that the library has a second page."""
    for number in range(MORE_THAN_A_PAGE):
        family, title = (
            f"{made.say('author')} 1{number}",
            f"{made.say('book')} {number}",
        )
        _source(made, family, title, key=f"1{number}")


def _assign(made: Class) -> None:
    for name in ("open", "begun", "past"):
        assignment = made.assignments[name]
        for position, (key, pages) in enumerate(
            (("freeze", "406-433"), ("long", "1-2, 7"))
        ):
            Reading.objects.create(
                assignment=assignment,
                source=made.sources[key],
                pages=pages,
                position=position,
            )


def _texts(made: Class) -> None:
    """A text that only the staff reads, another that waits to replace it, and one that
    everybody reads."""
    say = made.say
    closed, opened = made.sources["freeze"], made.sources["free"]
    unnumbered = say("page without a number")

    def pages(kind: str) -> dict[str, str]:
        return {"407": say(kind), "": unnumbered, "409": ""}

    fields = {"rights": say("rights"), "file_name": say("file")}
    made.texts = {
        "closed": make_source_text(
            closed, pages("pagetext"), added_by=made.people["prof"], **fields
        ),
        "open": make_source_text(
            opened,
            pages("openpage"),
            students_may_read=True,
            rights=say("open rights") or say("rights"),
        ),
        "waiting": make_source_text(
            closed,
            {**pages("previewtext"), "407 ": unnumbered},
            state="preview",
            **fields,
        ),
    }
    made.texts["waiting"].pages.filter(position=3).update(label="407")


def _imports(made: Class) -> None:
    """A file in each state."""
    notes = {
        "ready": [["guessed-encoding", "Windows-1252"]],
        "failed": [["unknown-format", ""]],
    }
    for state in ("reading", "ready", "writing", "done", "failed"):
        made.imports[state] = make_import(
            made.course,
            made.sources["unused"],
            title=made.say("import"),
            name=made.say("file"),
            state=state,
            notes=notes.get(state, []),
        )


def _jobs(made: Class) -> None:
    """One in each state, and two that say something of their own."""
    states: dict[str, dict[str, Any]] = {
        "queued": {"created_at": timezone.now() - timedelta(minutes=2)},
        "running": {"done": 2, "total": 5},
        "begun": {"state": "running"},
        "done": {},
        "failed": {"message": made.say("trouble")},
        "checked": {
            "state": "done",
            "kind": "check-quotations",
            "result": {"texts": 2},
        },
    }
    for key, fields in states.items():
        made.jobs[key] = Job.objects.create(
            course=made.course,
            arguments_key=key,
            **{"kind": "reread", "state": key, **fields},
        )
