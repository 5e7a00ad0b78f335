"""Writing: the draft's page, its JSON, two windows, and what happens with scripts off."""

import json

import pytest
from django.urls import reverse

from blog.essays.models import Authorship, Draft, Post
from blog.essays.services import drafts
from blog.essays.services.drafts import start_post
from citations.documents.models import CitationDecision
from tests.factories import (
    make_assignment,
    make_course,
    make_member,
    make_post,
    make_source,
)
from tests.markup import tight

TEXT = (
    "<p>Queues grew everywhere in those years (Fitzpatrick 46). Yes (Freeze 407).</p>"
)


@pytest.fixture
def shelf(course):
    return [
        make_source(course, family="Freeze", key="freeze", title="Russia: A History"),
        make_source(course, family="Fitzpatrick", key="f1", title="Everyday Stalinism"),
        make_source(course, family="Fitzpatrick", key="f2", title="Tear off the Masks"),
    ]


@pytest.fixture
def post(course, ada):
    return make_post(
        author=ada, course=course, handed_in=False, body_html="<p>One.</p>"
    )


def url(name, post, *more):
    return reverse(f"blog:{name}", args=[post.course.slug, post.pk, *more])


def send(client, address, data):
    return client.post(address, json.dumps(data), content_type="application/json")


def save(client, post, **fields):
    data = {"version": 1, "title": "T", "standfirst": "", "body": "<p>Two.</p>"}
    return send(client, url("draft-save", post), {**data, **fields})


def test_saving_carries_the_version_on(as_user, ada, post):
    answer = save(as_user(ada), post)
    assert answer.status_code == 200
    assert (answer.json()["version"], answer.json()["words"]) == (2, 1)
    draft = Draft.objects.get(post=post)
    assert (draft.version, draft.body_html, draft.saved_by) == (2, "<p>Two.</p>", ada)
    assert Post.objects.get(pk=post.pk).title == "T"


def test_a_stale_save_gets_both_texts(as_user, ada, post):
    client = as_user(ada)
    save(client, post)
    answer = save(client, post, body="<p>Other window.</p>")
    assert answer.status_code == 409
    assert (answer.json()["version"], answer.json()["body"]) == (2, "<p>Two.</p>")
    assert Draft.objects.get(post=post).body_html == "<p>Two.</p>"


def test_saving_takes_few_queries(as_user, ada, post, django_assert_max_num_queries):
    client = as_user(ada)
    with django_assert_max_num_queries(7):
        save(client, post)


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"title": "x" * 301}, "title"),
        ({"version": "one"}, "version"),
        ({"version": -1}, "version"),
        ({"version": None}, "version"),
        ({"body": "<blockquote>" * 200}, "body"),
        ({"body": "x" * 200_001}, "body"),
        ({"body": "a\x00b"}, "body"),
        ({"body": "a\ud800"}, "body"),
    ],
)
def test_bad_fields_are_said_and_nothing_is_saved(as_user, ada, post, fields, name):
    answer = save(as_user(ada), post, **fields)
    assert answer.status_code == 400
    if "errors" in answer.json():
        assert name in answer.json()["errors"]
    assert Draft.objects.get(post=post).version == 1


@pytest.mark.parametrize("body", ["[]", "{", "nul", '{"version": {}}', '{"a":' * 99])
def test_bad_json_is_a_400(as_user, ada, post, body):
    for name in ("draft-save", "draft-read", "decision-save"):
        answer = as_user(ada).post(
            url(name, post), body, content_type="application/json"
        )
        assert answer.status_code == 400 or (name, body) == (
            "draft-read",
            '{"version": {}}',
        )


def test_a_draft_is_nobody_elses(as_user, ben, prof, outsider, post):
    for user in (ben, prof, outsider):
        for name in ("draft-edit", "post-publish"):
            assert as_user(user).get(url(name, post)).status_code == 404
        assert save(as_user(user), post).status_code == 404
        assert send(as_user(user), url("draft-read", post), {}).status_code == 404
    assert Draft.objects.get(post=post).version == 1


def test_another_persons_essay_cannot_be_drafted(as_user, course, ada, ben):
    post = make_post(author=ada, course=course)
    assert as_user(ben).get(url("draft-edit", post)).status_code == 403
    assert save(as_user(ben), post).status_code == 403


def test_the_page_holds_what_the_editor_needs(as_user, ada, post, shelf):
    Draft.objects.filter(post=post).update(body_html=TEXT, title="A <b>Door</b>")
    page = as_user(ada).get(url("draft-edit", post)).content.decode()
    for piece in (
        "data-editor",
        f'data-post="{post.pk}"',
        'data-version="1"',
        'id="editor-sources"',
        "&lt;p&gt;Queues grew",
        "A &lt;b&gt;Door",
        "2 works fit. Which one?",
        "Everyday Stalinism</button>",
    ):
        assert piece in tight(page), piece
    assert "style=" not in page


def test_reading_a_draft_says_what_was_found(as_user, ada, post, shelf):
    answer = send(as_user(ada), url("draft-read", post), {"body": TEXT}).json()
    first, second = answer["citations"]
    assert answer["words"] == 11
    assert (first["state"], second["state"]) == ("ambiguous", "linked")
    assert first["candidates"][0]["write"] == "(Fitzpatrick, Everyday Stalinism 46)"
    assert second["source"]["key"] == "freeze"
    assert second["source"]["url"].endswith(f"/library/{shelf[0].pk}/")
    assert second["locator"] == {"label": "page", "first": "407", "last": "407"}
    assert first["start"] == TEXT.index("(F") - 3
    ticks = {tick["code"]: tick["ok"] for tick in answer["checklist"]}
    assert ticks == {
        "words": True,
        "sources": True,
        "citations": False,
        "quotations": True,
    }
    assert Draft.objects.get(post=post).version == 1


def test_what_the_editor_is_told_to_write_is_then_linked(as_user, ada, post, shelf):
    client = as_user(ada)
    found = send(client, url("draft-read", post), {"body": TEXT}).json()
    written = TEXT.replace(
        "(Fitzpatrick 46)", found["citations"][0]["candidates"][1]["write"]
    )
    again = send(client, url("draft-read", post), {"body": written}).json()
    assert again["citations"][0]["source"]["key"] == "f2"


def test_a_decision_holds_and_can_be_taken_back(as_user, ada, post, shelf):
    client = as_user(ada)
    read = url("draft-read", post)
    found = send(client, read, {"body": TEXT}).json()["citations"][0]
    keys = {name: found[name] for name in ("marker_key", "context_key")}
    for verdict, source, state in (
        ("source", "f1", "linked"),
        ("undo", "", "ambiguous"),
        ("none", "", None),
    ):
        data = {**keys, "verdict": verdict, "source": source}
        assert send(client, url("decision-save", post), data).status_code == 204
        now = send(client, read, {"body": TEXT}).json()["citations"]
        assert state == next(
            (c["state"] for c in now if c["start"] == found["start"]), None
        )


@pytest.mark.parametrize(
    "data",
    [
        {
            "marker_key": "a",
            "context_key": "b",
            "verdict": "source",
            "source": "nobody",
        },
        {"marker_key": "a", "context_key": "b", "verdict": "maybe"},
        {"marker_key": "", "context_key": "b", "verdict": "none"},
        {"marker_key": ["a"], "context_key": "b", "verdict": "none"},
        {"marker_key": "a" * 300, "context_key": "b", "verdict": "none"},
    ],
)
def test_a_decision_that_makes_no_sense_is_a_400(as_user, ada, post, shelf, data):
    assert send(as_user(ada), url("decision-save", post), data).status_code == 400
    if isinstance(data["marker_key"], str):
        assert as_user(ada).post(url("decision-save", post), data).status_code == 400
    assert not CitationDecision.objects.exists()


# --- With scripts off ----------------------------------------------------------------


def form(**fields):
    return {"version": "1", "title": "T", "standfirst": "S", "body": "Plain.", **fields}


def test_the_form_saves_plain_text_as_paragraphs(as_user, ada, post):
    answer = as_user(ada).post(
        url("draft-edit", post), form(body="One (Freeze 4).\r\n\r\nTwo & three.")
    )
    assert answer.status_code == 302
    draft = Draft.objects.get(post=post)
    assert draft.body_html == "<p>One (Freeze 4).</p><p>Two &amp; three.</p>"
    assert (draft.title, draft.standfirst) == ("T", "S")


def test_the_form_keeps_what_was_typed_when_it_cannot_save(as_user, ada, post):
    answer = as_user(ada).post(
        url("draft-edit", post), form(title="x" * 301, body="Kept words.")
    )
    assert answer.status_code == 400
    assert "at most 300 characters" in answer.content.decode()
    assert "Kept words." in answer.content.decode()


@pytest.mark.parametrize(
    ("choice", "first", "last"),
    [("mine", "Mine", "Theirs"), ("theirs", "Theirs", "Mine")],
)
def test_two_windows_lose_no_word(as_user, ada, post, choice, first, last):
    client = as_user(ada)
    client.post(url("draft-edit", post), form(body="Theirs."))
    page = client.post(url("draft-edit", post), form(body="Mine."))
    assert page.status_code == 409
    for piece in ("Theirs.", "Mine.", 'name="version" value="2"'):
        assert piece in page.content.decode()
    answer = client.post(
        url("draft-conflict", post),
        form(version="2", body="Mine.", choice=choice, keep_other="on"),
    )
    assert answer.status_code == 302
    body = Draft.objects.get(post=post).body_html
    assert body.startswith(f"<p>{first}.</p>")
    assert body.endswith(f"<p>{last}.</p>")


def test_a_decision_button_saves_the_text_along(as_user, ada, post, shelf):
    client = as_user(ada)
    client.post(url("draft-edit", post), form(body=TEXT))
    page = client.get(url("draft-edit", post))
    value = next(
        c.value for n in page.context["needs"] for c in n.choices if "f1" in c.value
    )
    answer = client.post(
        url("decision-save", post),
        form(version="2", body=TEXT + "<p>New words.</p>", decision=value),
    )
    assert answer.status_code == 302
    assert "New words." in Draft.objects.get(post=post).body_html
    assert not client.get(url("draft-edit", post)).context["needs"]


def test_what_is_no_problem_stays_dismissed_and_can_be_said_again(
    as_user, ada, post, shelf
):
    client = as_user(ada)
    text = "<p>One critic calls it “a very long and cold winter in there”.</p>"
    client.post(url("draft-edit", post), form(body=text))
    (need,) = client.get(url("draft-edit", post)).context["needs"]
    (choice,) = need.choices

    again = form(version="2", body=text, decision=choice.value)
    assert client.post(url("decision-save", post), again).status_code == 302
    assert not client.get(url("draft-edit", post)).context["needs"]

    marker, context, *_ = json.loads(choice.value)
    undo = {"marker_key": marker, "context_key": context, "verdict": "undo"}
    assert send(client, url("decision-save", post), undo).status_code == 204
    assert len(client.get(url("draft-edit", post)).context["needs"]) == 1


def test_a_linked_page_alone_says_why_it_is_in_its_work(as_user, ada, post, shelf):
    client = as_user(ada)
    text = "<p>It fell (Freeze 6).</p><p>“The shops were empty by then” (7).</p>"
    client.post(url("draft-edit", post), form(body=text))
    page = client.get(url("draft-edit", post))

    assert [(one.marker, one.reason) for one in page.context["linked"]] == [
        ("(Freeze 6)", ""),
        ("(7)", "the only work of the essay"),
    ]
    assert "(the only work of the essay)" in page.content.decode()


# --- Begin, hand in, throw away ------------------------------------------------------


def test_writing_begins_with_an_open_assignment_and_goes_on(as_user, course, ada):
    assignment = make_assignment(course, title="The Thaw")
    client = as_user(ada)
    create = reverse("blog:post-create", args=[course.slug])
    assert "The Thaw" in client.get(create).content.decode()
    first = client.post(create, {"assignment": assignment.number})
    assert client.post(create, {"assignment": assignment.number}).url == first.url
    assert Authorship.objects.get().assignment == assignment
    assert client.post(create).url != first.url
    for bad in ("9", "x", "99999999"):
        assert client.post(create, {"assignment": bad}).status_code == 404


def test_observers_and_archived_courses_write_nothing(as_user, course, ada):
    observer = make_member(course, role="observer").user
    create = reverse("blog:post-create", args=[course.slug])
    assert as_user(observer).post(create).status_code == 403
    post = start_post(course, ada, None)
    course.state = "archived"
    course.save()
    assert as_user(ada).post(create).status_code == 403
    assert save(as_user(ada), post, version=0).status_code == 403


def test_a_draft_can_be_thrown_away_but_never_an_essay(as_user, course, ada, post):
    handed_in = make_post(author=ada, course=course)
    client = as_user(ada)
    assert client.post(url("post-discard", handed_in)).status_code == 403
    assert client.get(url("post-discard", post)).status_code == 405
    assert client.post(url("post-discard", post)).status_code == 302
    assert list(Post.objects.all()) == [handed_in]


def test_handing_in_from_the_page(as_user, course, ada, ben, post):
    client = as_user(ada)
    page = client.get(url("post-publish", post))
    assert page.status_code == 200
    assert "Everyone in this course can read" in page.content.decode()
    answer = client.post(url("post-publish", post), {"version": "1"})
    assert answer.status_code == 302
    client.post(url("post-publish", post), {"version": "1"})
    post.refresh_from_db()
    assert post.is_handed_in
    assert post.revisions.count() == 1


def test_handing_in_refuses_with_sentences(as_user, course, ada, post):
    client = as_user(ada)
    Draft.objects.filter(post=post).update(title="", body_html="")
    answer = client.post(url("post-publish", post), {"version": "1"})
    assert answer.status_code == 400
    assert "Give the essay a title" in answer.content.decode()
    assert "no words" in answer.content.decode()
    assert client.post(url("post-publish", post), {"version": "0"}).status_code == 409
    for bad in ("", "x", "-1", "9" * 30):
        answer = client.post(url("post-publish", post), {"version": bad})
        assert answer.status_code == 400


def test_only_an_instructor_reopens(as_user, course, ada, prof):
    post = make_post(author=ada, course=course)
    assert as_user(ada).post(url("post-reopen", post)).status_code == 403
    assert as_user(prof).post(url("post-reopen", post)).status_code == 302
    post.refresh_from_db()
    assert post.reopened_at is not None


def test_another_courses_instructor_sees_nothing(as_user, ada, post):
    other = make_course()
    teacher = make_member(other, role="instructor").user
    assert as_user(teacher).get(url("draft-edit", post)).status_code == 404


@pytest.mark.parametrize("when", ["before", "after"])
def test_words_for_a_draft_that_is_thrown_away_meanwhile_are_handed_back(
    when, course, ada, as_user, monkeypatch
):
    post = drafts.start_post(course, ada, None)
    save = drafts.save_draft

    def beside_a_discard(*args):
        if when == "before":
            drafts.discard_essay(Post.objects.get(pk=post.pk))
        version = save(*args)
        drafts.discard_essay(Post.objects.get(pk=post.pk))
        return version

    monkeypatch.setattr(drafts, "save_draft", beside_a_discard)
    url = reverse("blog:draft-edit", args=[course.slug, post.pk])
    typed = {"version": "0", "title": "T", "standfirst": "", "body": "Words of mine."}

    answer = as_user(ada).post(url, typed)

    assert answer.status_code == 404
    assert "Words of mine." in answer.content.decode()
