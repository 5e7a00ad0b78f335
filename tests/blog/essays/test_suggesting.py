"""Students suggest sources; what they have typed is filled in."""

from __future__ import annotations

from urllib.parse import parse_qs

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from blog.essays.models import Draft
from blog.essays.services.drafts import start_post
from blog.essays.suggestion import asked_fields, pasted_fields, query_for, typed_fields
from citations.library.forms import FIELDS
from citations.library.models import Source
from tests.factories import make_member, make_post, make_source, make_user


@pytest.mark.parametrize(
    ("marker", "fields"),
    [
        ("(Yurchak 12)", {"author": "Yurchak"}),
        ("(Yurchak, p. 12)", {"author": "Yurchak"}),
        ("(Yurchak 2006, 12)", {"author": "Yurchak", "issued": "2006"}),
        ("(Yurchak, 2006, pp. 12-14)", {"author": "Yurchak", "issued": "2006"}),
        ("(Hindus and Scott 4)", {"author": "Hindus\nScott"}),
        ("(Hindus et al. 4)", {"author": "Hindus"}),
        ("(see Alexei Yurchak 12)", {"author": "Alexei Yurchak"}),
        ("(Zoshchenko qtd. in Hosking 88)", {"author": "Hosking"}),
        ("(“The Lost Decade” 3)", {"title": "The Lost Decade"}),
        (
            "(Yurchak, “Soviet Late Socialism” 3)",
            {"author": "Yurchak", "title": "Soviet Late Socialism"},
        ),
        ("(The Soviet Dream World 33)", {"title": "The Soviet Dream World"}),
        ("[Yurchak 12; Hosking 3]", {"author": "Yurchak"}),
        ("(Юрчак 12)", {"author": "Юрчак"}),
        (
            "https://example.org/a?b=1.",
            {"type": "webpage", "URL": "https://example.org/a?b=1"},
        ),
        ("(12)", {}),
    ],
)
def test_what_a_marker_fills_in(marker, fields):
    assert typed_fields(marker) == {"typed": marker, **fields}


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        (
            "Freeze, Gregory L. Russia: A History. 3rd ed., Oxford UP, 2009.",
            {"author": "Freeze, Gregory L.", "title": "Russia: A History", "issued": "2009", "edition": "3rd", "publisher": "Oxford UP"},
        ),
        (
            "Yurchak, Alexei. “Soviet Late Socialism.” Slavic Review, vol. 3, 2003.",
            {"author": "Yurchak, Alexei", "title": "Soviet Late Socialism", "issued": "2003", "type": "article-journal", "container-title": "Slavic Review", "volume": "3"},
        ),
        (
            "Yurchak, A. (2006). Everything was forever. Princeton University Press.",
            {"author": "Yurchak, A.", "title": "Everything was forever", "issued": "2006", "publisher": "Princeton University Press"},
        ),
        (
            "Hindus, Maurice, and John Scott. Behind the Urals. 1942.",
            {"author": "Hindus, Maurice\nScott, John", "title": "Behind the Urals", "issued": "1942"},
        ),
        ("https://example.org/trams", {"type": "webpage", "URL": "https://example.org/trams"}),
        ("nothing to see", {"title": "nothing to see"}),
    ],
)  # fmt: skip
def test_what_a_pasted_reference_fills_in(line, fields):
    assert pasted_fields(line) == {"typed": line[:300], **fields}


@given(st.text(max_size=2000))
def test_any_pasted_line_makes_fields_that_the_form_takes(line):
    found = asked_fields({"pasted": line})

    kind = found.get("type", "book")
    assert set(found) <= {"type", "typed", *FIELDS[kind]}
    assert all(len(value) <= 300 for value in found.values())


@given(st.text(max_size=2000))
def test_any_marker_makes_fields_that_the_form_takes(marker):
    query = {name: values[0] for name, values in parse_qs(query_for(marker)).items()}

    assert set(asked_fields(query)) <= {
        "type",
        "author",
        "title",
        "issued",
        "URL",
        "typed",
    }
    assert all(len(value) <= 300 for value in asked_fields(query).values())


@pytest.mark.parametrize(
    "text",
    ["(" * 5000, "and " * 2000, "p. 1" * 2000, "“" * 5000, "a, " * 2000, "a A." * 2000],
)
def test_long_markers_take_no_time(text):
    pasted_fields(text)
    assert typed_fields(text)["typed"] == text[:300]


# --- The pages ----------------------------------------------------------------------


def url(name, course, *args):
    return reverse(f"blog:{name}", args=[course.slug, *args])


def test_the_checklist_leads_to_a_form_that_is_filled_in(course, ada, as_user):
    post = start_post(course, ada, None)
    Draft.objects.filter(post=post).update(body_html="<p>So (Yurchak 2006, 12).</p>")
    client = as_user(ada)

    page = client.get(url("draft-edit", course, post.pk)).content.decode()
    query = query_for("(Yurchak 2006, 12)").replace("&", "&amp;")
    form = client.get(
        url("source-suggest", course) + "?" + query_for("(Yurchak 2006, 12)")
    )

    assert f'href="{url("source-suggest", course)}?{query}"' in page
    shown = form.context["form"].initial
    assert (shown["author"], shown["issued"]) == ("Yurchak", "2006")
    assert shown["note"] == "(Yurchak 2006, 12)"


def test_the_essay_page_offers_it_to_the_author(course, ada, ben, as_user):
    post = make_post(author=ada, course=course)
    post.live_revision.document.citations.create(
        start=0, end=9, marker="(Yurchak 12)", marker_key="y", context_key="c",
        kind="author-page", state="unknown",
    )  # fmt: skip
    link = url("source-suggest", course)

    assert link in as_user(ada).get(post.get_absolute_url()).content.decode()
    assert link not in as_user(ben).get(post.get_absolute_url()).content.decode()


def test_a_suggestion_waits_and_only_its_maker_and_the_staff_see_it(
    course, ada, ben, prof, as_user
):
    client = as_user(ada)
    sent = client.post(
        url("source-suggest", course) + "?type=book",
        {"title": "Everything", "author": "Yurchak, Alexei", "note": "On my desk."},
    )

    source = Source.objects.get()
    assert sent.status_code == 302
    assert (source.status, source.added_by, source.note) == (
        "suggested",
        ada,
        "On my desk.",
    )
    listed = url("suggestion-list", course)
    assert "Waiting for approval" in client.get(listed).content.decode()
    assert "On my desk." in as_user(prof).get(listed).content.decode()
    assert "Everything" not in as_user(ben).get(listed).content.decode()
    for who in (ada, ben, prof):
        shelf = as_user(who).get(url("source-list", course))
        assert "Everything" not in shelf.content.decode()
    seen = [
        as_user(who).get(url("source-detail", course, source.pk)).status_code
        for who in (ada, ben, prof)
    ]
    assert seen == [200, 404, 200]


def test_a_wrong_suggestion_says_so_and_keeps_what_was_typed(course, ada, as_user):
    answer = as_user(ada).post(
        url("source-suggest", course), {"author": "Yurchak, Alexei", "issued": "soon"}
    )

    assert answer.status_code == 400
    assert "Yurchak, Alexei" in answer.content.decode()
    assert not Source.objects.exists()


def test_odd_kinds_and_fields_of_a_link_are_left_out(course, ada, as_user):
    answer = as_user(ada).get(
        url("source-suggest", course),
        {"type": "x'\"<", "key": "k", "title": "T" * 5000},
    )

    form = answer.context["form"]
    assert (form.kind, form.initial["title"]) == ("book", "T" * 300)


def test_observers_suggest_nothing(course, as_user):
    watcher = make_user()
    make_member(course, watcher, role="observer")

    assert as_user(watcher).get(url("source-suggest", course)).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("who", ["ada", "prof"])
def test_the_list_costs_the_same_however_long(
    count, who, course, ada, prof, as_user, django_assert_num_queries
):
    for number in range(count):
        make_source(course, family=f"F{number}", title="T")
        make_source(
            course, family=f"F{number}", title="T", status="suggested", added_by=ada
        )
    client = as_user({"ada": ada, "prof": prof}[who])
    client.get(course.get_absolute_url())

    with django_assert_num_queries(5 if who == "prof" else 4):
        client.get(url("suggestion-list", course))
