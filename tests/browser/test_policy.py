"""In a real browser, under the real policy: nothing is blocked, nothing flashes."""

import os
import shutil

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from sovclass.accounts.services import mark_verified
from tests.factories import make_comment, make_member, make_post, make_user

pytestmark = pytest.mark.browser

ADMIN_PAGES = (
    "/admin/",
    "/admin/accounts/user/",
    "/admin/accounts/user/add/",
    "/admin/blog/course/",
    "/admin/blog/membership/add/",
    "/admin/blog/post/",
    "/admin/blog/comment/",
    "/admin/citations/source/",
    "/admin/account/emailaddress/add/",
    "/admin/auth/group/add/",
    "/admin/password_change/",
)
OWN_PAGES = (
    "/accounts/profile/",
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/sessions/",
    "/accounts/logout/",
)
ENTRY_PAGES = (
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/login/code/",
    "/accounts/password/reset/",
    "/join/",
    "/nowhere/",
)


@pytest.fixture
def staff(live_server, course):
    user = make_user(
        "Staff",
        email="staff@example.org",
        password="a long walk",
        is_staff=True,
        is_superuser=True,
    )
    mark_verified(user)
    author = make_member(course).user
    make_comment(post=make_post(author=author, course=course), author=author)
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
    return client.cookies[settings.SESSION_COOKIE_NAME].value


@pytest.fixture
def browser():
    # Playwright keeps an event loop in this thread; our own database calls are done
    # by then or run in the server's thread.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"]
        )
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser, live_server):
    context = browser.new_context(base_url=live_server.url)
    page = context.new_page()
    page.blocked = []
    page.elsewhere = []

    def note(message):
        if "Content Security Policy" in message.text or message.type == "warning":
            page.blocked.append((page.url, message.text))

    def miss(answer):
        if "/static/" in answer.url and answer.status >= 400:
            page.blocked.append((page.url, f"{answer.status} {answer.url}"))

    def watch(request):
        if not request.url.startswith((live_server.url, "data:")):
            page.elsewhere.append(request.url)

    page.on("console", note)
    page.on("pageerror", lambda error: page.blocked.append((page.url, str(error))))
    page.on("response", miss)
    page.on("request", watch)
    yield page
    context.close()


def sign_in(page, session):
    address = page.goto("/healthz").url
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": session, "url": address}])


def test_entry_pages_and_errors_are_not_blocked(page):
    for address in ENTRY_PAGES:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
    assert page.blocked == []
    assert page.elsewhere == []


def test_account_pages_and_the_admin_are_not_blocked(staff, page):
    sign_in(page, staff)
    for address in (*OWN_PAGES, *ADMIN_PAGES):
        answer = page.goto(address)
        assert answer.status == 200, address
    assert page.blocked == []
    assert page.elsewhere == []


def test_the_admins_own_scripts_work(staff, course, page):
    sign_in(page, staff)
    page.goto(f"/admin/blog/course/{course.pk}/change/")
    page.click(".datetimeshortcuts a >> nth=0")
    assert page.input_value("#id_starts_on")
    page.goto("/admin/blog/membership/add/")
    page.click(".select2-selection >> nth=0")
    page.wait_for_selector(".select2-results__option >> text=Twentieth")
    assert page.blocked == []


def test_the_chosen_theme_is_there_before_the_page_is_drawn(page):
    page.goto("/accounts/login/")
    page.evaluate("localStorage.setItem('sovclass-theme', 'dark')")
    page.add_init_script(
        "document.addEventListener('readystatechange', () => {"
        " window.first ??= document.documentElement.dataset.theme })"
    )
    page.goto("/accounts/login/")
    assert page.evaluate("window.first") == "dark"


def test_one_signs_in_and_uses_the_menu_without_scripts(staff, browser, live_server):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/accounts/profile/")
    page.get_by_label("E-mail").fill("staff@example.org")
    page.get_by_label("Password", exact=True).fill("a long walk")
    page.get_by_role("button", name="Sign in").click()
    assert page.url.endswith("/accounts/profile/")
    page.get_by_role("button", name="Your account").click()
    assert not page.get_by_role("button", name="Dark or light").is_visible()
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()
    page.goto("/accounts/profile/")
    assert "/accounts/login/" in page.url
    context.close()
