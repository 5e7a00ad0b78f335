"""A list of references is read, looked at beside the shelf, chosen from and confirmed;
what is broken says why. With scripts and without."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from citations.library.models import Source
from tests.factories import make_source

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

BIBTEX = """@book{yurchak, author = {Yurchak, Alexei}, title = {Everything Was Forever}, year = {2006}}
@book{kotkin, author = {Kotkin, Stephen}, title = {Magnetic Mountain}, year = {1995}}
@book{freeze, author = {Freeze, Gregory L.}, title = {Russia: A History}, year = {2009}, publisher = {Oxford UP}}
@book{broken, title = {Never closed
"""


@pytest.fixture(params=[True, False], ids=["scripts", "no scripts"])
def page(request, new_page, sign_in, course, prof):
    made = new_page(java_script_enabled=request.param)
    sign_in(made, prof)
    yield made
    assert made.blocked == []


@pytest.fixture
def start(page, course):
    def go():
        page.goto(reverse("blog:source-list", args=[course.slug]))
        page.get_by_role("link", name="Import").first.click()

    return go


def test_records_are_previewed_and_only_what_is_chosen_is_written(page, start, course):
    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    start()
    page.get_by_label("Or paste the records here").fill(BIBTEX)
    page.get_by_role("button", name="Read it").click()

    expect(page.get_by_text("Nothing is on the shelf yet.")).to_be_visible()
    records = page.locator(".records > li")
    expect(records).to_have_count(4)
    assert Source.objects.count() == 1

    tabs = page.get_by_role("navigation", name="Records")
    tabs.locator('[href="?show=bad"]').click()
    expect(records.first).to_contain_text("line 4")

    tabs.locator('[href="?show=new"]').click()
    expect(records).to_have_count(2)
    expect(records.first).to_contain_text("Everything Was Forever")
    records.nth(1).get_by_role("checkbox").uncheck()
    page.get_by_role("button", name="Confirm and put on the shelf").click()

    page.goto(reverse("blog:source-list", args=[course.slug]))
    expect(page.get_by_text("Yurchak, Alexei")).to_be_visible()
    titles = set(Source.objects.values_list("title", flat=True))
    assert titles == {"Russia: A History", "Everything Was Forever"}


def test_what_cannot_be_read_says_why_and_stays_in_its_field(page, start):
    start()
    page.get_by_label("Or paste the records here").fill("no references in here")
    page.get_by_role("button", name="Read it").click()

    expect(
        page.get_by_text("does not look like a format that can be read")
    ).to_be_visible()
    field = page.get_by_label("Or paste the records here")
    expect(field).to_have_value("no references in here")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert not Source.objects.exists()


def test_an_import_is_thrown_away(page, start):
    start()
    page.get_by_label("Or paste the records here").fill(BIBTEX)
    page.get_by_role("button", name="Read it").click()
    page.get_by_role("button", name="Discard this import").click()

    expect(page.get_by_role("heading", name="Import sources")).to_be_visible()
    assert not Source.objects.exists()
