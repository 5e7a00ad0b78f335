"""A source's text: added, looked at, held; quotations checked; nobody reads more than may."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from blog.discussion import services as comments
from blog.essays.models import Draft
from blog.essays.quotation_notes import notes_of_document, verdict_sentence
from blog.essays.services import drafts, publication
from blog.jobs import services as jobs
from blog.jobs.models import Job
from blog.shelf.forms.source_texts import problem_sentence
from blog.shelf.page_labels import in_ranges, sample
from blog.shelf.services import reread, source_texts
from citations.documents.models import Citation
from citations.library.services.shelf import shelf_of
from citations.quotations.extract import BadText, Limits, Problem
from citations.quotations.extract.pages import read_file
from citations.quotations.models import (
    QuotationCheck,
    SourcePage,
    SourceText,
    TextUpload,
)
from citations.quotations.services import texts, uploads
from citations.quotations.services.checks import (
    check_document,
    check_documents,
    checks_of,
)
from tests.citations.quotations.extract.files import BREAKS, SENTENCE, epub, pdf
from tests.factories import make_assignment, make_item, make_source, make_source_text
from tests.shared import SHARED

ATTACKS = SHARED / "data/attacks"
PAGES = {
    "406": "Agriculture would bring plenty to every village of the region.",
    "407": "The workers queued for bread in every city, and nobody said so aloud.",
    "408": "The sentence that no student has quoted is hidden on this very page.",
}
GROUND = {"rights": "Public domain", "confirmed": "on"}


@pytest.fixture(autouse=True)
def _quick(monkeypatch):
    """No style engine; files are read in this process (the other is tested with it)."""
    cache.clear()
    monkeypatch.setattr(publication, "works_cited", lambda sources, style: [])
    monkeypatch.setattr(source_texts, "extract", _in_process)


def _in_process(data, limits=None, *, waiting=None):
    return read_file(data, Limits())


@pytest.fixture
def freeze(course):
    return make_source(course, family="Freeze", key="freeze", title="Russia")


@pytest.fixture
def at(course, freeze):
    """`at("source-text")`: the address of a page about the source's text."""

    def address(name, *args):
        return reverse(f"blog:{name}", args=[course.slug, freeze.pk, *args])

    return address


def hand_in(course, user, body, assignment=None):
    post = drafts.start_post(course, user, assignment)
    draft = Draft.objects.get(post=post)
    fields = {"title": "T", "standfirst": "", "body": body}
    return publication.publish(
        post, drafts.save_draft(draft, draft.version, fields, user), user
    )


def verdicts(document):
    checks = checks_of(document)
    return [(check.verdict, check.label) for check in checks]


QUOTING = """<p>“The workers queued for bread in every city” (Freeze 407).</p>
<p>“Agriculture would bring plenty to every village” (Freeze 407).</p>
<p>“The workers never queued for bread in every town” (Freeze 407).</p>
<p>“Nothing of the kind was ever said by anybody at all” (Freeze 407).</p>"""
FOUND = [("found", "407"), ("elsewhere", "406"), ("nearly", "407"), ("unverified", "")]


# --- Adding -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "form", "labels"),
    [
        (SENTENCE.encode(), "plain", [""]),
        (f"[p. 4]\n{SENTENCE}\n[p. 5]\n{SENTENCE}".encode(), "plain", ["4", "5"]),
        (pdf([SENTENCE, SENTENCE]), "pdf", ["1", "2"]),
        (epub(BREAKS), "epub", ["1", "2", "3"]),
        (BREAKS["OPS/one.xhtml"].encode(), "html", ["1", "2"]),
    ],
)
def test_a_file_is_looked_at_before_it_is_held(
    prof, freeze, at, as_user, file, form, labels
):
    client = as_user(prof)
    upload = SimpleUploadedFile("a.bin", file, content_type="image/png")

    client.post(at("source-text"), {"file": upload, **GROUND})

    text = SourceText.objects.get()
    assert (text.state, text.form, text.added_by) == ("preview", form, prof)
    assert list(text.pages.order_by("position").values_list("label", flat=True)) == labels  # fmt: skip
    assert client.get(at("source-text-preview")).context["text"] == text
    client.post(at("source-text-preview"))
    assert SourceText.objects.get().state == "held"
    assert Job.objects.get().kind == "check-quotations"


def test_pages_can_be_numbered_from_the_first(prof, freeze, at, as_user):
    upload = SimpleUploadedFile("a.pdf", pdf([SENTENCE, SENTENCE]))

    as_user(prof).post(at("source-text"), {"file": upload, "first_label": 406, **GROUND})  # fmt: skip

    assert list(SourcePage.objects.values_list("label", flat=True)) == ["406", "407"]


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "file"),
        ({"pasted": "Words"}, "pasted"),
        ({"pasted": SENTENCE, "rights": ""}, "rights"),
        ({"pasted": SENTENCE, "confirmed": ""}, "confirmed"),
        ({"pasted": SENTENCE, "first_label": "x"}, "first_label"),
        ({"file": SimpleUploadedFile("a.txt", b"")}, "file"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    prof, freeze, at, as_user, sent, field
):
    answer = as_user(prof).post(at("source-text"), GROUND | sent)

    assert answer.status_code == 400
    assert list(answer.context["form"].errors) == [field]
    assert SourceText.objects.count() == 0
    if sent.get("pasted"):
        assert sent["pasted"] in answer.content.decode()


def test_a_file_over_the_limit_is_a_413(prof, freeze, at, as_user, settings):
    settings.SOURCE_TEXT_MAX_BYTES = 20
    upload = SimpleUploadedFile("a.txt", SENTENCE.encode())

    answer = as_user(prof).post(at("source-text"), {"file": upload, **GROUND})

    assert answer.status_code == 413
    assert "too large" in answer.content.decode()


def test_only_the_page_of_texts_takes_a_body_of_many_megabytes(prof, at, as_user):
    book = SimpleUploadedFile("a.txt", b"\0" * 12_000_000)
    client = as_user(prof)

    assert client.post(at("source-text"), {"file": book, **GROUND}).status_code == 302
    book.seek(0)
    assert client.post(at("source-edit"), {"file": book}).status_code == 413


@pytest.mark.parametrize(
    "path",
    sorted((ATTACKS / "files").glob("*")) if ATTACKS.is_dir() else [],
    ids=lambda path: path.name,
)
def test_attack_files_are_a_400_with_a_sentence(prof, freeze, at, as_user, path):
    upload = SimpleUploadedFile(path.name, path.read_bytes())

    answer = as_user(prof).post(at("source-text"), {"file": upload, **GROUND})

    assert answer.status_code == 400
    assert answer.context["form"].errors["file"]
    assert SourceText.objects.count() == 0


def file_names():
    if not ATTACKS.is_dir():
        return ["a.txt"]
    lines = (ATTACKS / "filenames.jsonl").read_text("utf-8").splitlines()
    return [json.loads(line)["input"] for line in lines]


def test_a_name_is_only_ever_shown(prof, freeze, at, as_user):
    client = as_user(prof)
    for name in file_names():
        cache.clear()
        upload = SimpleUploadedFile("x", SENTENCE.encode())
        upload._name = name

        answer = client.post(at("source-text"), {"file": upload, **GROUND})

        assert answer.status_code in {302, 400}, name
        page = client.get(at("source-text")).content.decode()
        assert "<script>alert" not in page


# --- What takes longer than a page should ----------------------------------------------


LARGE = pdf([SENTENCE, SENTENCE]) + b"%" * 300_000


@pytest.fixture
def sent(prof, freeze, at, as_user):
    """A large PDF, sent and waiting for the worker; answers its job."""
    as_user(prof).post(
        at("source-text"),
        {"file": SimpleUploadedFile("long.pdf", LARGE), "first_label": 406, **GROUND},
    )
    return Job.objects.get()


def test_a_large_file_is_answered_at_once_and_read_by_the_worker(
    prof, freeze, at, as_user, monkeypatch
):
    client = as_user(prof)
    with monkeypatch.context() as patch:
        patch.setattr(source_texts, "extract", lambda *args, **more: pytest.fail("now"))
        upload = SimpleUploadedFile("long.pdf", LARGE)
        answer = client.post(at("source-text"), {"file": upload, **GROUND})
    waiting = client.get(at("source-text")).content.decode()

    jobs.run_job.func(Job.objects.get().pk)

    assert (answer.status_code, answer.url) == (302, at("source-text"))
    assert "<progress" in waiting
    assert "long.pdf" in waiting
    assert "Waiting for the worker." in waiting
    text = SourceText.objects.get()
    assert (text.state, text.file_name, text.page_count) == ("preview", "long.pdf", 2)
    assert (text.rights, text.added_by) == ("Public domain", prof)
    assert not TextUpload.objects.exists()
    page = client.get(at("source-text")).content.decode()
    assert "<progress" not in page
    assert "A text is waiting to be confirmed." in page


def test_what_was_said_in_the_form_goes_with_a_large_file(sent):
    jobs.run_job.func(sent.pk)

    assert list(SourcePage.objects.values_list("label", flat=True)) == ["406", "407"]
    sent.refresh_from_db()
    assert (sent.state, sent.result) == ("done", {"pages": 2})


def test_a_file_that_is_slow_in_the_request_is_left_to_the_worker(
    prof, freeze, at, as_user, monkeypatch
):
    def slow(data, limits=None, *, waiting=None):
        if waiting is None:
            raise BadText(Problem.TOO_SLOW)
        return read_file(data, Limits())

    monkeypatch.setattr(source_texts, "extract", slow)
    file = SimpleUploadedFile("short.txt", SENTENCE.encode())
    as_user(prof).post(at("source-text"), {"file": file, **GROUND})
    jobs.run_job.func(Job.objects.get().pk)

    assert SourceText.objects.get().file_name == "short.txt"


@pytest.mark.parametrize("problem", list(Problem))
def test_a_large_file_that_is_refused_says_why_beside_the_form(
    problem, sent, prof, at, as_user, monkeypatch
):
    def refuse(data, limits=None, *, waiting=None):
        raise BadText(problem)

    monkeypatch.setattr(source_texts, "extract", refuse)
    jobs.run_job.func(sent.pk)

    client = as_user(prof)
    form = client.get(at("source-text")).context["form"]
    said = problem_sentence(problem)
    assert form.errors["file"] == ["“long.pdf” could not be read.", said]
    assert form["rights"].value() == "Public domain"
    assert form["first_label"].value() == 406
    sent.refresh_from_db()
    assert said in client.get(sent.get_absolute_url()).content.decode()
    assert bytes(TextUpload.objects.get().data) == b""


def test_a_long_pasted_text_that_is_refused_is_put_back(prof, freeze, at, as_user):
    words = "[p. 1]\n" + "x" * 400_000 + "\n[p. 2]\n" + "x" * 300_000 + "é"
    client = as_user(prof)

    answer = client.post(at("source-text"), {"pasted": words, **GROUND})
    jobs.run_job.func(Job.objects.get().pk)

    assert answer.status_code == 302
    form = client.get(at("source-text")).context["form"]
    assert form["pasted"].value() == words
    assert form.errors["pasted"] == [problem_sentence(Problem.TOO_MUCH_TEXT)]


def test_what_is_sent_again_takes_the_place_of_what_waits(sent, prof, at, as_user):
    as_user(prof).post(
        at("source-text"),
        {"file": SimpleUploadedFile("newer.pdf", LARGE), **GROUND},
    )

    for job in Job.objects.order_by("-pk"):
        jobs.run_job.func(job.pk)

    assert SourceText.objects.get().file_name == "newer.pdf"
    assert set(Job.objects.values_list("state", flat=True)) == {"done"}


def test_what_is_thrown_away_while_it_is_read_stays_away(
    sent, prof, at, as_user, monkeypatch
):
    def meanwhile(data, limits=None, *, waiting=None):
        as_user(prof).post(at("source-text-discard"))
        return read_file(data, Limits())

    monkeypatch.setattr(source_texts, "extract", meanwhile)
    jobs.run_job.func(sent.pk)

    assert not SourceText.objects.exists()
    assert not TextUpload.objects.exists()


def test_a_reading_that_is_killed_is_begun_again(sent, monkeypatch):
    def killed(data, limits=None, *, waiting=None):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(source_texts, "extract", killed)
        with pytest.raises(KeyboardInterrupt):
            jobs.run_job.func(sent.pk)
    Job.objects.update(state="queued")
    jobs.run_job.func(sent.pk)

    assert SourceText.objects.get().page_count == 2


def test_an_upload_that_nobody_waits_for_is_forgotten_after_a_week(
    sent, prof, course, as_user
):
    TextUpload.objects.update(added_at=timezone.now() - timedelta(days=8))
    other = make_source(course)

    uploads.keep_upload(other, b"x", rights="r", added_by_id=prof.pk)

    assert TextUpload.objects.get().source == other


def test_a_text_replaces_the_one_before_and_its_checks(course, ada, freeze):
    make_source_text(freeze, {"1": "Other words altogether."})
    document = hand_in(course, ada, QUOTING).document
    assert {v for v, _ in verdicts(document)} == {"unverified"}
    text = make_source_text(freeze, PAGES, state="preview")

    texts.confirm_text(text)

    assert verdicts(document) == []
    assert check_documents(freeze) == 1
    assert verdicts(document) == FOUND
    assert SourceText.objects.count() == 1


def test_deleting_a_text_deletes_what_was_found_by_it(
    course, ada, prof, freeze, at, as_user
):
    make_source_text(freeze, PAGES)
    hand_in(course, ada, QUOTING)

    as_user(prof).post(at("source-text-remove"))

    assert not QuotationCheck.objects.exists()
    assert not SourceText.objects.exists()
    assert Citation.objects.filter(source=freeze).count() == 4


# --- Checking -----------------------------------------------------------------------


def test_publishing_checks_the_quotations(course, ada, freeze):
    make_source_text(freeze, PAGES)

    document = hand_in(course, ada, QUOTING).document

    assert verdicts(document) == FOUND
    nearly = QuotationCheck.objects.get(verdict="nearly")
    differ = [(typed, page) for typed, page, same in nearly.changes if not same]
    assert differ == [("never", ""), ("town", "city")]


def test_checking_again_changes_nothing(course, ada, freeze, django_assert_num_queries):
    make_source_text(freeze, PAGES)
    document = hand_in(course, ada, QUOTING).document
    before = list(QuotationCheck.objects.order_by("pk").values())

    with django_assert_num_queries(3):  # is there any text, the citations, the texts
        assert check_document(document) == 0

    assert list(QuotationCheck.objects.order_by("pk").values()) == before


def test_a_library_without_texts_costs_one_query(
    course, ada, django_assert_num_queries
):
    document = hand_in(course, ada, QUOTING).document

    with django_assert_num_queries(1):
        assert check_document(document) == 0


def test_the_job_checks_every_text_that_quotes_the_source(course, ada, ben, prof, freeze):  # fmt: skip
    documents = [hand_in(course, who, QUOTING).document for who in (ada, ben)]
    text = make_source_text(freeze, PAGES, state="preview")

    job = source_texts.hold_text(course, text, by=prof)
    jobs.run_job.func(job.pk)

    job.refresh_from_db()
    assert (job.state, job.result) == ("done", {"texts": 2})
    assert [verdicts(document) for document in documents] == [FOUND, FOUND]


def test_a_text_that_reads_otherwise_is_checked_again(course, ada, freeze):
    make_source_text(freeze, PAGES)
    document = hand_in(course, ada, QUOTING).document
    Citation.objects.filter(document=document).update(locator_first="1")

    reread.reread_document(course, document.pk, shelf_of(course.library))

    assert verdicts(document) == FOUND


def test_a_citation_inside_a_quotation_is_no_part_of_it(course, ada, freeze):
    make_source_text(freeze, PAGES)
    body = "<p>“The workers queued for bread in every city (Freeze 407).”</p>"

    assert verdicts(hand_in(course, ada, body).document) == [("found", "407")]


def test_a_source_without_a_text_says_nothing(course, ada, freeze):
    make_source_text(freeze, PAGES, state="preview")

    assert verdicts(hand_in(course, ada, QUOTING).document) == []


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        (("found", "407", "407", ""), "Found on p. 407."),
        (("found", "407–408", "407", ""), "Found on pp. 407–408."),
        (("found", "407", "", ""), "Found on p. 407; the citation names no page."),
        (("found", "", "407", ""), "Found on a page without a number."),
        (("elsewhere", "409", "407", ""), "Found on p. 409, cited as 407."),
        (("nearly", "407", "407", ""), "Nearly, on p. 407: these words differ."),
    ],
)
def test_verdicts_in_words(columns, said):
    assert verdict_sentence(*columns) == said


def test_no_verdict_says_wrong():
    for reason in ("not-found", "too-short", "too-long", "no-text"):
        said = verdict_sentence("unverified", "", "407", reason)
        assert said.startswith("Could not verify.")
        assert "wrong" not in said.lower()


# --- Who sees what ------------------------------------------------------------------


@pytest.fixture
def written(course, ada, freeze):
    """Ada's essay with four quotations, handed in for an assignment with an item."""
    make_source_text(freeze, PAGES)
    assignment = make_assignment(course)
    make_item(assignment)
    return hand_in(course, ada, QUOTING, assignment)


def test_graders_see_the_verdicts_beside_the_essay(
    course, ada, prof, written, as_user, member_of
):
    at = [course.slug, written.post.assignment.number, member_of(ada).pk]

    page = as_user(prof).get(reverse("grading:desk", args=at)).content.decode()

    assert "Found on p. 407." in page
    assert "Found on p. 406, cited as 407." in page
    assert "Nearly, on p. 407: these words differ." in page
    assert "Could not verify." in page
    assert '<del><span class="vh">in the essay: </span>town</del>' in page
    assert '<ins><span class="vh">on the page: </span>city</ins>' in page


def test_classmates_see_no_verdict(course, ada, ben, written, as_user, freeze, at):
    client = as_user(ben)
    pages = [
        client.get(reverse("blog:post-detail", args=[course.slug, written.post.pk])),
        client.get(at("source-detail")),
        client.get(reverse("blog:source-list", args=[course.slug])),
        client.get(reverse("blog:course-detail", args=[course.slug])),
    ]

    for page in pages:
        text = page.content.decode()
        assert "cited as" not in text
        assert "Nearly" not in text
        assert "Could not verify" not in text


def test_a_writer_reads_of_the_text_only_what_differs(course, ada, freeze, as_user, at):
    make_source_text(freeze, PAGES)
    post = drafts.start_post(course, ada, None)
    draft = Draft.objects.get(post=post)
    drafts.save_draft(draft, 0, {"title": "T", "standfirst": "", "body": QUOTING}, ada)
    client = as_user(ada)
    where = [course.slug, post.pk]

    answers = [
        client.get(reverse("blog:draft-edit", args=where)),
        client.get(reverse("blog:post-publish", args=where)),
        client.post(
            reverse("blog:draft-read", args=where),
            json.dumps({"body": QUOTING}),
            content_type="application/json",
        ),
        client.get(at("source-detail")),
        client.get(at("source-page", 2)),
    ]

    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 404]
    for answer in answers:
        text = answer.content.decode()
        assert "sentence that no student" not in text
        assert "said so aloud" not in text
    said = [note["sentence"] for note in answers[2].json()["quotations"]]
    assert said[0] == "Found on p. 407."
    assert said[2] == "Nearly, on p. 407: these words differ."
    assert answers[2].json()["quotations"][2]["changes"] == [
        ["The workers", "The workers", True],
        ["never", "", False],
        ["queued for bread in every", "queued for bread in every", True],
        ["town", "city", False],
    ]
    assert all(note["url"] == "" for note in answers[2].json()["quotations"])


DESK = 13
QUOTED = "“The workers never queued for bread in every town” (Freeze 407)."


@pytest.fixture
def comment(course, ada, ben, freeze, member_of):
    """Ben's comment on Ada's essay, with a quotation that nearly stands there."""
    make_source_text(freeze, PAGES)
    post = hand_in(course, ada, "<p>Words.</p>", make_assignment(course)).post
    make_item(post.assignment)
    return comments.say(
        post, member=member_of(ben), body=QUOTED, parent=None, sent_key="k"
    )


def test_a_comments_quotations_are_checked_when_said_changed_and_read_again(
    course, comment, freeze
):
    assert verdicts(comment.document) == [("nearly", "407")]

    comments.change(comment, body=QUOTED.replace("never ", "").replace("town", "city"))

    assert verdicts(comment.document) == [("found", "407")]
    Citation.objects.update(locator_first="1")
    shelf = shelf_of(course.library)
    reread.reread_document(course, comment.document_id, shelf)
    assert verdicts(comment.document) == [("found", "407")]


def test_a_comment_without_a_quotation_costs_nothing_more(
    course, ada, ben, freeze, member_of, monkeypatch
):
    monkeypatch.setattr(comments, "check_document", pytest.fail)
    post = hand_in(course, ada, "<p>Words.</p>").post

    comments.say(
        post, member=member_of(ben), body="So (Freeze 407).", parent=None, sent_key="k"
    )


def test_the_author_of_a_comment_sees_the_verdict_and_classmates_do_not(
    course, ada, ben, comment, as_user
):
    where = reverse("blog:comment-edit", args=[course.slug, comment.pk])

    own = as_user(ben).get(where).content.decode()

    assert "Nearly, on p. 407: these words differ." in own
    assert '<del><span class="vh">in the comment: </span>town</del>' in own
    assert "said so aloud" not in own
    page = as_user(ada).get(comment.post.get_absolute_url()).content.decode()
    assert QUOTED.split(" (")[0] in page
    assert "Nearly" not in page
    assert as_user(ada).get(where).status_code == 403


@pytest.mark.parametrize("count", [1, 3])
def test_graders_see_the_verdicts_of_comments_at_the_same_cost(
    count, course, ben, prof, comment, member_of, as_user, django_assert_num_queries
):
    for number in range(1, count):
        comments.say(
            comment.post,
            member=member_of(ben),
            body=QUOTED,
            parent=None,
            sent_key=str(number),
        )
    at = [course.slug, comment.post.assignment.number, member_of(ben).pk]
    client = as_user(prof)
    client.get(reverse("grading:desk", args=at))

    with django_assert_num_queries(DESK):
        page = client.get(reverse("grading:desk", args=at)).content.decode()

    assert page.count("Nearly, on p. 407: these words differ.") == count


def test_an_open_text_is_linked_from_the_verdict(course, ada, freeze, member_of):
    make_source_text(freeze, PAGES, students_may_read=True)
    document = hand_in(course, ada, QUOTING).document

    notes = notes_of_document(document, lambda text, position: f"/{position}")

    assert [note.url for note in notes] == ["/1", "/0", "/1", ""]


def test_students_read_pages_when_they_may(ada, prof, freeze, at, as_user):
    make_source_text(freeze, PAGES)
    reader = as_user(ada)
    assert reader.get(at("source-page", 0)).status_code == 404

    as_user(prof).post(at("source-text-readers"), {"students_may_read": "yes"})

    assert "plenty" in reader.get(at("source-page", 0)).content.decode()
    assert reader.get(at("source-page", 3)).status_code == 404
    assert reader.get(at("source-page", 10**18)).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_a_draft_with_more_quotations_costs_the_same(
    count, course, ada, freeze, as_user, django_assert_num_queries
):
    make_source_text(freeze, PAGES)
    post = drafts.start_post(course, ada, None)
    body = QUOTING * count
    client, where = as_user(ada), reverse("blog:draft-read", args=[course.slug, post.pk])  # fmt: skip
    sent = {"data": json.dumps({"body": body}), "content_type": "application/json"}
    client.post(where, **sent)

    with django_assert_num_queries(9):
        answer = client.post(where, **sent)

    assert len(answer.json()["quotations"]) == 4 * count


# --- Numbers of pages ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("labels", "ranges"),
    [
        ([], []),
        (["", ""], []),
        (["1", "2", "3"], ["1–3"]),
        (["xi", "xii", "1", "2", "", "3", "9"], ["xi", "xii", "1–3", "9"]),
        (["1", "1", "2"], ["1", "1–2"]),
        (["9" * 20, "٣", "²"], ["9" * 20, "٣", "²"]),
        ([str(2 * n) for n in range(50)], [*(str(2 * n) for n in range(40)), "…"]),
    ],
)
def test_numbers_are_said_in_ranges(labels, ranges):
    assert in_ranges(labels) == ranges


@pytest.mark.parametrize(
    ("count", "places"),
    [(0, []), (1, [0]), (3, [0, 1, 2]), (9, [0, 1, 2, 3, 7, 8])],
)
def test_the_first_and_last_pages_are_looked_at(count, places):
    assert sample(count) == places


def test_the_limits_leave_room_for_a_long_book():
    text = "".join(f"[p. {n}]\n{SENTENCE * 30}\n" for n in range(1200))

    assert len(read_file(text.encode(), Limits()).pages) == 1200
