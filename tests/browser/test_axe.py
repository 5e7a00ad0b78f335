"""Every page of the site: no violation that axe can find, by day and by night; nothing
stands out sideways on a narrow screen, with scripts and without."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse
from playwright.sync_api import expect

from tests.browser.axe import sideways, violations
from tests.browser.site_pages import (
    NO_PAGES,
    WHO,
    all_stops,
    is_listed,
    url_names,
)
from tests.browser.world import make_world

pytestmark = pytest.mark.browser

WIDE = {"width": 1280, "height": 900}
NARROW = {"width": 360, "height": 740}
PHONE = {**NARROW, "is_mobile": True, "has_touch": True}


@pytest.fixture
def world(graded_server):
    return make_world()


@pytest.fixture
def walk(world, new_page, sign_in, live_server):
    """`walk("ada")`: go to each of her pages in turn; yields (stop, page)."""

    def stops(who, **options):
        page = new_page(reduced_motion="reduce", **options)
        for stop in all_stops(world):
            if stop.who != who:
                continue
            page.context.clear_cookies()
            if who != "visitor":
                sign_in(page, world.people[who])
            with pytest.MonkeyPatch.context() as patch:
                if isinstance(stop.way, str):
                    page.goto(stop.way)
                else:
                    stop.way(page, world, patch)
                page.wait_for_load_state()
            assert page.status == stop.status, f"{stop}: {page.status} {page.url}"
            yield stop, page

    return stops


def editor_is_there(page):
    if page.locator("form[data-editor], [data-rich-text]").count():
        expect(page.locator(".tiptap").first).to_be_visible()


def test_every_address_is_on_the_walk_or_no_page(world):
    stops = all_stops(world)
    assert {name for name in url_names() if not is_listed(name, stops)} == set()
    assert set(NO_PAGES) - url_names() == set()
    assert {stop.who for stop in stops} == set(WHO)


def test_what_is_called_no_page_answers_with_none(world):
    values = {
        "slug": world.course.slug,
        "number": 1,
        "pk": world.posts["essay"].pk,
        "size": "large",
        "style": "apa",
        "ending": "txt",
        "form": "bibtex",
        "state": "new",
        "content_type_id": 1,
        "object_id": 1,
    }
    people = {name: world.people[name] for name in ("prof", "ada", "admin")}
    pages, unseen = [], set(NO_PAGES)
    for who, user in people.items():
        client = Client()
        client.force_login(user, backend="sovclass.accounts.backends.PasswordBackend")
        for name in NO_PAGES:
            if name == "blog:figure-image":
                values["pk"] = world.posts["essay"].figures.first().pk
            answer = client.get(address_of(name, values))
            values["pk"] = world.posts["essay"].pk
            if answer.status_code in {200, 302, 405}:
                unseen.discard(name)
            is_html = "text/html" in answer.headers.get("Content-Type", "")
            if answer.status_code == 200 and is_html:
                pages.append((name, who))
    assert pages == []
    assert unseen == set()


def address_of(name, values):
    """Its address: the fitting ones of the values, tried from few to many."""
    for wanted in (
        (),
        ("slug",),
        ("pk",),
        ("slug", "pk"),
        ("slug", "number"),
        ("slug", "pk", "number"),
        ("slug", "pk", "size"),
        ("slug", "pk", "style", "ending"),
        ("slug", "form"),
        ("slug", "pk", "form"),
        ("slug", "pk", "state"),
        ("content_type_id", "object_id"),
    ):
        try:
            return reverse(name, kwargs={key: values[key] for key in wanted})
        except NoReverseMatch:
            continue
    raise AssertionError(name)


@pytest.mark.parametrize("who", WHO)
def test_every_page_is_accessible_by_day_and_by_night(who, walk):
    problems = []
    for stop, page in walk(who):
        editor_is_there(page)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            problems += [f"{stop}, {scheme}: {found}" for found in violations(page)]
        page.set_viewport_size(NARROW)
        wide = sideways(page)
        if wide:
            problems.append(f"{stop}: {wide}")
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme="light")
    assert "\n".join(problems) == ""
    assert page.blocked == []
    assert page.elsewhere == []


@pytest.mark.parametrize("who", WHO)
def test_no_page_is_too_wide_without_scripts(who, walk):
    problems = []
    for stop, page in walk(who, java_script_enabled=False, **PHONE):
        wide = sideways(page)
        if wide:
            problems.append(f"{stop}: {wide}")
    assert "\n".join(problems) == ""
