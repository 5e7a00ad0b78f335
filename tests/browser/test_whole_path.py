"""The whole path, as people go it: write with a citation and a picture, hand in, discuss,
grade, release, read the grade. Once with scripts and once without."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from blog.classroom.models import Membership
from blog.discussion.models import Comment
from blog.essays.models import Post
from sovclass.accounts.services import mark_verified
from sovclass.grading.grades.models import Grade, GradeEvent
from tests.browser.world import PASSWORD
from tests.factories import make_assignment, make_source
from tests.world.acts import a_picture

pytestmark = pytest.mark.browser

TITLE = "What the Kitchen Heard"
FEEDBACK = "A door is a good beginning; who listened behind it?"
PICTURE = {"name": "k.png", "mimeType": "image/png", "buffer": a_picture()}


@pytest.fixture
def path(graded_server, course, ada, ben, prof, new_page):
    """`path(**options)`: the pages of ada, ben and prof, who can sign in by password."""
    make_assignment(course, title="The Thaw", words_min=5, words_max=900)
    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    for user in (ada, ben, prof):
        user.set_password(PASSWORD)
        user.save()
        mark_verified(user)

    def pages(**options):
        made = {user.email: new_page(**options) for user in (ada, ben, prof)}
        for email, page in made.items():
            enter(page, email)
        return made.values()

    return pages


def enter(page, email):
    """Through the sign-in page to the course's front page."""
    page.goto("/")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("heading", name="My courses")).to_be_visible()
    page.get_by_role("link", name="Twentieth-Century Russia").click()
    course = page.get_by_role("heading", name="Twentieth-Century Russia", level=1)
    expect(course).to_be_visible()


# --- What the student does ----------------------------------------------------------


def begin(page):
    page.get_by_role("link", name="Assignment 1: The Thaw").click()
    expect(page.get_by_role("heading", name="The Thaw", level=1)).to_be_visible()
    page.get_by_role("button", name="Start writing").click()


def describe_picture(place):
    place.get_by_label("Picture", exact=True).set_input_files(files=[PICTURE])
    place.get_by_label("What the picture shows").fill("Two people at a window")
    place.get_by_label("Caption").fill("A lit window.")
    place.get_by_label("Credit").fill("Drawing: N. Lindqvist")


def write_in_the_editor(page):
    page.get_by_label("Title", exact=True).fill(TITLE)
    expect(page.locator(".tiptap")).to_be_visible()
    page.get_by_role("textbox", name="Essay").click()
    page.keyboard.type("It had a door, and a lock on it (Freeze 407).")
    cite = page.locator(".tiptap .cite")
    expect(cite).to_have_text("(Freeze 407)")
    expect(cite).to_have_attribute("data-state", "linked")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Picture", exact=True).click()
    dialog = page.get_by_role("dialog", name="Add a picture")
    describe_picture(dialog)
    dialog.get_by_role("button", name="Add the picture").click()
    expect(page.get_by_role("img", name="Two people at a window")).to_be_visible()


def write_in_the_textarea(page):
    page.get_by_label("Title", exact=True).fill(TITLE)
    words = "It had a door, and a lock on it (Freeze 407)."
    page.get_by_role("textbox", name="Essay").fill(words)
    page.get_by_text("Add a picture").click()
    describe_picture(page.locator("details"))
    page.get_by_role("button", name="Save and add the picture").click()
    expect(page.get_by_role("textbox", name="Essay")).to_have_value(
        re.compile("two people at a window", re.IGNORECASE)
    )


def hand_in(page):
    panel = page.get_by_role("complementary", name="Citations and checks")
    expect(panel.locator("[data-panel-linked] summary")).to_contain_text("1")
    expect(panel.locator("[data-panel-needs]")).to_contain_text("Nothing")
    panel.get_by_role("button", name="Look over and hand in").click()
    checklist = page.get_by_role("region", name="Checklist")
    expect(checklist.get_by_role("listitem").first).to_be_visible()
    page.get_by_role("button", name="Hand in", exact=True).click()
    expect(page.get_by_role("status")).to_contain_text("Your essay is handed in.")


def sees_the_essay(page):
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    expect(page.locator(".essay-body a.cite")).to_contain_text("(Freeze 407)")
    works = page.get_by_role("region", name="Works cited")
    expect(works.get_by_role("listitem")).to_have_count(1)
    expect(works).to_contain_text("Russia: A History")
    picture = page.get_by_role("img", name="Two people at a window")
    expect(picture).to_be_visible()
    assert picture.evaluate("e => e.decode().then(() => e.naturalWidth)") > 0
    expect(page.get_by_role("figure")).to_contain_text("A lit window.")
    expect(page.get_by_role("figure")).to_contain_text("Drawing: N. Lindqvist")


# --- What the class does ------------------------------------------------------------


def open_the_card(page):
    """By mouse and by keyboard; Escape closes it and leads back."""
    link = page.locator(".essay-body a.cite")
    card = page.get_by_role("dialog", name="Russia: A History")
    link.click()
    expect(card).to_be_visible()
    expect(card).to_contain_text("(Freeze 407)")
    expect(card).to_contain_text("The class has cited it 1 time.")
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    link.focus()
    page.keyboard.press("Enter")
    expect(card).to_be_visible()
    page.keyboard.press("Tab")
    expect(card.get_by_role("link", name="See the source")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()


def jump_to_works_cited(page):
    page.set_viewport_size({"width": 1280, "height": 200})
    entry = page.get_by_role("region", name="Works cited").get_by_role("listitem")
    expect(entry).not_to_be_in_viewport()
    page.locator(".essay-body a.cite").click()
    assert "#w-" in page.url
    expect(entry).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})


def comment(page, words, *, reply_to=""):
    if reply_to:
        page.get_by_role("link", name=re.compile(f"Reply.*{reply_to}")).last.click()
        expect(page.get_by_text("Your reply appears below")).to_be_visible()
    page.get_by_label("Your comment").fill(words)
    page.get_by_role("button", name="Post comment").click()
    expect(page.locator(".comment-text", has_text=words)).to_be_visible()


def discuss(adas, bens, look_at_the_citation):
    bens.get_by_role("link", name="Essays", exact=True).click()
    bens.get_by_role("link", name=TITLE).first.click()
    sees_the_essay(bens)
    look_at_the_citation(bens)
    comment(bens, "The same door is in (Freeze 411).")
    expect(bens.locator(".comment-text a")).to_contain_text("(Freeze 411)")
    adas.reload()
    comment(adas, "It is another door.", reply_to="Ben Classmate")
    bens.reload()
    comment(bens, "Then there were two.", reply_to="Ada Writer")
    expect(bens.get_by_role("heading", name="3 comments")).to_be_visible()


# --- What the instructor does -------------------------------------------------------


def grade(page):
    page.get_by_role("link", name="Grading", exact=True).click()
    page.get_by_role("link", name="1. The Thaw").click()
    page.get_by_role("link", name="Ada Writer").click()
    expect(page.get_by_role("heading", name=TITLE, level=1)).to_be_visible()
    page.get_by_role("textbox", name="Essay").fill("17.5")
    page.get_by_role("textbox", name="Private feedback").fill(FEEDBACK)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("Saved.")


def release(page):
    page.get_by_role("link", name="Assignment 1", exact=True).click()
    page.get_by_role("checkbox", name="Ada Writer").check()
    page.get_by_role("button", name="Release the chosen").click()
    expect(page.get_by_role("status")).to_contain_text("1 grade released.")


def my_work(page):
    page.get_by_role("link", name="My work", exact=True).click()
    expect(page.get_by_role("heading", name="My work", level=1)).to_be_visible()
    return page.get_by_role("region", name="Released grades")


def sees_no_grade_anywhere(page):
    """Neither on their own page nor where the essay and its author stand."""
    essay = page.url.partition("#")[0]
    grades = my_work(page)
    expect(grades).to_contain_text("No grade has been released yet.")
    ada = Membership.objects.get(user__name="Ada Writer")
    about_her = reverse("blog:member-detail", args=["russia", ada.pk])
    for address in (page.url, essay, "/courses/russia/", about_her):
        assert page.goto(address).status == 200
        assert FEEDBACK not in page.content()
        assert "17.5" not in page.inner_text("main")
    answer = page.goto("/courses/russia/grading/")
    assert answer.status == 404
    page.complaints.clear()  # the browser says that this was a 404


# --- The path -----------------------------------------------------------------------


def go(pages, write, look_at_the_citation):
    adas, bens, profs = pages
    begin(adas)
    write(adas)
    hand_in(adas)
    sees_the_essay(adas)
    discuss(adas, bens, look_at_the_citation)
    grade(profs)
    expect(my_work(adas)).to_contain_text("No grade has been released yet.")
    assert FEEDBACK not in adas.content()
    release(profs)
    adas.reload()
    expect(my_work(adas)).to_contain_text("17.5")
    expect(my_work(adas)).to_contain_text(FEEDBACK)
    sees_no_grade_anywhere(bens)
    for page in pages:
        assert page.blocked == []
        assert page.elsewhere == []
        assert page.complaints == []


def what_is_stored():
    post = Post.objects.get()
    assert post.state == Post.State.HANDED_IN
    assert post.created_by.name == "Ada Writer"
    revision = post.revisions.get()
    assert revision == post.live_revision
    assert revision.title == TITLE
    assert revision.works_cited_state == "ready"
    cited = revision.document.citations.get()
    assert (cited.marker, cited.state, cited.source.key) == (
        "(Freeze 407)",
        "linked",
        "freeze",
    )
    figure = post.figures.get()
    assert figure.alt == "Two people at a window"
    assert revision.hero == figure
    first, second, third = Comment.objects.order_by("pk")
    assert (first.parent, second.parent, third.parent) == (None, first, second)
    assert first.document.citations.get().source.key == "freeze"
    grade = Grade.objects.get(score__isnull=False)
    assert (grade.score, grade.state) == (Decimal("17.5"), "released")
    assert grade.membership.user.name == "Ada Writer"
    assert grade.revision == revision
    assert grade.feedback.body == FEEDBACK
    assert GradeEvent.objects.filter(grade=grade).count() >= 2


def test_the_whole_path_with_scripts(path):
    go(path(), write_in_the_editor, open_the_card)
    what_is_stored()


def test_the_whole_path_without_scripts(path):
    go(path(java_script_enabled=False), write_in_the_textarea, jump_to_works_cited)
    what_is_stored()
