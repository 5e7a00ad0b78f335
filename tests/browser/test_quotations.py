"""A text is added, looked at and held; the writer and the grader see what was found."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.citations.quotations.extract.files import pdf
from tests.factories import make_assignment, make_item, make_post, make_source

pytestmark = pytest.mark.browser

PAGES = [
    "The workers queued for bread in every city of the north.",
    "Agriculture would bring plenty to every village of the region.",
]
LABELS = "<< /Nums [0 << /S /D /St 407 >>] >>"
TYPED = (
    "“The workers queued for bread in every town” (Freeze 407). "
    "“Agriculture would bring plenty to every village” (Freeze 407)."
)


@pytest.fixture
def source(graded_server, course, prof, ada):
    return make_source(course, family="Freeze", title="Russia", key="freeze")


@pytest.fixture
def essay(course, ada, source):
    assignment = make_assignment(course)
    make_item(assignment)
    return make_post(
        author=ada,
        course=course,
        assignment=assignment,
        title="What the Kitchen Heard",
        body_html="<p></p>",
        handed_in=False,
    )


def go(page, name, *args):
    page.goto(reverse(name, args=args))


def press(page, name):
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()


def add_text(page, course, source):
    """Everything an instructor does, up to the held text."""
    go(page, "blog:source-detail", course.slug, source.pk)
    page.get_by_role("link", name="Add its text").click()
    file = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": pdf(PAGES, LABELS)}  # fmt: skip
    page.get_by_label("File").set_input_files(file)
    page.get_by_label("The course may hold this text because").fill("Public domain")
    page.get_by_label("I confirm that").check()
    press(page, "Read the file")
    expect(page.locator("main")).to_contain_text("407–408")
    press(page, "Hold this text")


def test_from_the_file_to_the_graders_desk(
    new_page, sign_in, course, source, essay, ada, prof, member_of
):
    teacher, writer = new_page(), new_page()
    sign_in(teacher, prof)
    sign_in(writer, ada)

    add_text(teacher, course, source)
    expect(teacher.locator("main")).to_contain_text("Students do not see the pages")

    go(writer, "blog:draft-edit", course.slug, essay.pk)
    writer.locator(".tiptap").click()
    writer.keyboard.type(TYPED)
    panel = writer.locator("[data-panel-quotations]")
    expect(panel).to_contain_text("Nearly, on p. 407: these words differ.")
    expect(panel).to_contain_text("Found on p. 408, cited as 407.")
    expect(panel.locator("del")).to_contain_text("town")
    expect(panel.locator("ins")).to_contain_text("city")
    assert violations(writer) == []
    panel.get_by_role("button").first.click()
    expect(writer.locator(".tiptap")).to_be_focused()
    chosen = writer.evaluate("getSelection().toString()")
    assert chosen.startswith("The workers queued")
    expect(writer.locator("[data-saved]")).to_contain_text("Saved")

    go(writer, "blog:post-publish", course.slug, essay.pk)
    expect(writer.locator("main")).to_contain_text("Found on p. 408, cited as 407.")
    press(writer, "Hand in")

    at = (course.slug, essay.assignment.number, member_of(ada).pk)
    go(teacher, "grading:desk", *at)
    beside = teacher.get_by_role("group", name="Facts about the essay")
    expect(beside).to_contain_text("Nearly, on p. 407: these words differ.")
    assert violations(teacher) == []
    with teacher.expect_navigation():
        beside.get_by_role("link", name="Found on p. 408").click()
    expect(teacher.locator(".source-page")).to_contain_text("Agriculture")
    assert teacher.blocked == writer.blocked == []


def test_it_works_without_scripts(new_page, sign_in, course, source, essay, ada, prof):
    teacher = new_page(java_script_enabled=False)
    writer = new_page(java_script_enabled=False)
    sign_in(teacher, prof)
    sign_in(writer, ada)
    add_text(teacher, course, source)

    go(writer, "blog:draft-edit", course.slug, essay.pk)
    writer.get_by_label("Essay").fill(TYPED)
    press(writer, "Save draft")

    panel = writer.locator("[data-panel-quotations]")
    expect(panel).to_contain_text("Nearly, on p. 407: these words differ.")
    expect(panel.locator("ins")).to_contain_text("city")
