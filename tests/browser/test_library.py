"""A source is suggested from an essay, approved, and links; two are merged; what the class
has read is on its pages. With scripts and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from blog.essays.models import Draft
from blog.essays.services import drafts, publication
from blog.jobs.models import Job
from citations.library.models import Source
from tests.factories import make_source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def hand_in(course, user, body):
    post = drafts.start_post(course, user, None)
    draft = Draft.objects.get(post=post)
    fields = {"title": "The Kitchen", "standfirst": "", "body": body}
    publication.publish(
        post, drafts.save_draft(draft, draft.version, fields, user), user
    )
    return post


def at(name, course, *args):
    return reverse(f"blog:{name}", args=[course.slug, *args])


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def pages(request, new_page, sign_in, course, ada, prof):
    """Ada's and prof's."""
    made = []
    for user in (ada, prof):
        page = new_page(java_script_enabled=request.param)
        sign_in(page, user)
        made.append(page)
    yield made
    assert [page.blocked for page in made] == [[], []]


def test_a_suggestion_from_an_essay_is_approved_and_links(pages, course, ada):
    hers, his = pages
    post = hand_in(course, ada, "<p>It was forever (Yurchak 2006, 12).</p>")

    hers.goto(at("post-detail", course, post.pk))
    hers.get_by_role("link", name="Suggest this source").click()
    expect(hers.get_by_label("Authors")).to_have_value("Yurchak")
    expect(hers.get_by_label("Published")).to_have_value("2006")
    hers.get_by_label("Title", exact=True).fill("Everything Was Forever")
    hers.get_by_role("button", name="Suggest this source").click()
    expect(hers.get_by_text("Waiting for approval")).to_be_visible()

    his.goto(at("source-list", course))
    his.get_by_role("link", name="1 suggestion").click()
    his.get_by_role("button", name="Approve").click()
    expect(his.get_by_text("Nothing is waiting")).to_be_visible()
    his.get_by_role("link", name="are being read again").click()
    expect(his.get_by_text("1 text was read again.")).to_be_visible()

    hers.goto(at("post-detail", course, post.pk))
    cited = hers.locator(".essay-body a.cite")
    expect(cited).to_have_text("(Yurchak 2006, 12)")
    expect(hers.locator("#works")).to_contain_text("Everything Was Forever")
    hers.goto(at("suggestion-list", course))
    expect(hers.get_by_text("On the shelf")).to_be_visible()


def test_a_declined_suggestion_comes_back_with_its_reason(pages, course, ada):
    hers, his = pages
    make_source(course, title="A Blog", status="suggested", added_by=ada)

    his.goto(at("suggestion-list", course))
    his.get_by_role("link", name="Decline").click()
    his.get_by_role("button", name="Decline the suggestion").click()
    expect(his.get_by_text("Say why, so that they know what to do.")).to_be_visible()
    his.get_by_label("Reason").fill("Cite the book it quotes.")
    his.get_by_role("button", name="Decline the suggestion").click()

    hers.goto(at("suggestion-list", course))
    expect(hers.get_by_text("Cite the book it quotes.")).to_be_visible()


def test_two_sources_become_one(pages, course, ada):
    hers, his = pages
    kept = make_source(course, family="Freeze", title="Russia: A History")
    double = make_source(course, family="Frieze", title="Russia")
    post = hand_in(course, ada, "<p>So it went on (Frieze 12).</p>")

    his.goto(at("source-detail", course, double.pk))
    his.get_by_role("link", name="Merge").click()
    his.get_by_role("searchbox").fill("history")
    his.get_by_role("button", name="Find").click()
    his.get_by_role("link", name="This one").click()
    expect(his.get_by_text("1 citation in a text the class reads")).to_be_visible()
    his.get_by_role("button", name="Merge the two").click()
    expect(his.get_by_role("heading", name="Russia: A History")).to_be_visible()

    hers.goto(at("post-detail", course, post.pk))
    expect(hers.locator("#works")).to_contain_text("Russia: A History")
    hers.goto(at("source-detail", course, double.pk))
    expect(hers.get_by_role("heading", name="Russia: A History")).to_be_visible()
    expect(hers.get_by_text("So it went on")).to_be_visible()
    assert Source.objects.get(pk=kept.pk).citation_count == 1


def test_what_the_class_has_read_is_drawn_and_written(pages, course, ada):
    hers, his = pages
    freeze = make_source(
        course, family="Freeze", title="Russia", first_page="1", last_page="500"
    )
    make_source(course, family="Tucker", title="Stalin in Power")
    hand_in(course, ada, "<p>One (Freeze 12). Two (Freeze 13), (Tucker 4).</p>")
    make_source(course, family="Kotkin", title="Magnetic Mountain")

    hers.goto(at("source-list", course))
    hers.get_by_role("link", name="What the class has read").click()
    drawing = hers.get_by_role("img", name="Squares for sources by week")
    expect(drawing).to_be_visible()
    hers.get_by_text("As a table").click()
    table = hers.get_by_role("group", name="Sources by week, as a table")
    expect(table.get_by_role("row", name="Russia")).to_contain_text("2")
    expect(hers.get_by_text("12–13")).to_be_visible()
    expect(hers.get_by_role("heading", name="Sources nobody has cited")).to_be_visible()
    expect(hers.get_by_text("Essays by")).to_have_count(0)

    his.goto(at("course-map", course))
    expect(his.get_by_text("Who cites what together")).to_be_visible()
    expect(his.get_by_role("cell", name="Ada Writer")).to_be_visible()

    hers.goto(at("source-detail", course, freeze.pk))
    places = hers.locator(".bypage > li")
    expect(places).to_have_count(2)
    expect(places.first).to_contain_text("12")
    expect(places.first).to_contain_text("One (Freeze 12).")
    expect(places.first.get_by_role("link", name="The Kitchen")).to_be_visible()


def test_the_page_of_a_job_goes_on_by_itself(new_page, sign_in, course, prof):
    page = new_page()
    sign_in(page, prof)
    job = Job.objects.create(course=course, kind="reread", arguments_key="0")

    page.goto(job.get_absolute_url())
    expect(page.get_by_text("Waiting for the worker.")).to_be_visible()
    Job.objects.update(state="running", done=2, total=5)
    expect(page.get_by_text("2 of 5 done.")).to_be_visible()
    Job.objects.update(state="done", result={"texts": 5, "changed": 1})

    expect(page.get_by_text("5 texts were read again.")).to_be_visible()
    expect(page.get_by_role("link", name="Go on")).to_be_visible()


def test_without_scripts_it_reloads_itself(new_page, sign_in, course, prof):
    page = new_page(java_script_enabled=False)
    sign_in(page, prof)
    job = Job.objects.create(course=course, kind="reread", arguments_key="0")

    page.goto(job.get_absolute_url())
    Job.objects.update(state="done", result={"texts": 5, "changed": 1})

    expect(page.get_by_text("5 texts were read again.")).to_be_visible(timeout=20_000)
