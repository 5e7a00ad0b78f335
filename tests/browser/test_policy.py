"""In a real browser, under the real policy: nothing is blocked, nothing flashes."""

import pytest

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
    """A site admin; the course has an essay and a comment to show."""
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
    return user


def warnings(page):
    return [words for _where, kind, words in page.complaints if kind == "warning"]


def test_entry_pages_and_errors_are_not_blocked(page):
    for address in ENTRY_PAGES:
        page.goto(address)
        assert page.locator("h1").count() == 1, address
    assert page.blocked == []
    assert warnings(page) == []
    assert page.elsewhere == []


def test_account_pages_and_the_admin_are_not_blocked(staff, page, sign_in):
    sign_in(page, staff)
    for address in (*OWN_PAGES, *ADMIN_PAGES):
        answer = page.goto(address)
        assert answer.status == 200, address
    assert page.blocked == []
    assert warnings(page) == []
    assert page.elsewhere == []


def test_the_admins_own_scripts_work(staff, course, page, sign_in):
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


def test_one_signs_in_and_uses_the_menu_without_scripts(staff, no_scripts_page):
    page = no_scripts_page
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
