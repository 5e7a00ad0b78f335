"""By keyboard alone: to the content, through the menu, into a citation's card and back,
into the discussion, and along the grading desk, where nothing typed is lost."""

import re
from datetime import timedelta
from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from sovclass.grading.grades import services as grades
from sovclass.grading.grades.models import Grade
from sovclass.grading.items import services as items
from tests.factories import make_assignment, make_comment, make_post, make_source
from tests.world.acts import publish

pytestmark = pytest.mark.browser

COPIES = "() => Object.keys(localStorage).filter((k) => k.startsWith('sovclass:desk:'))"


def tab_to(page, target, most=80):
    """Press Tab until the target has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("e => e === document.activeElement"):
            return
    raise AssertionError(f"Tab does not reach {target}")


@pytest.fixture
def essay(graded_server, course, ada):
    make_source(course, family="Freeze", title="Russia: A History", key="freeze")
    post = make_post(author=ada, course=course, title="Doors", handed_in=False)
    publish(post, ada, "<p>It had a door (Freeze 407).</p>")
    return post


@pytest.fixture
def reading(page, essay, ben, sign_in):
    make_comment(post=essay, author=ben, body="Which door?")
    sign_in(page, ben)
    page.goto(essay.get_absolute_url())
    yield page
    assert page.blocked == []


# --- Pages --------------------------------------------------------------------------


def test_the_first_tab_offers_to_skip_to_the_content(reading):
    reading.keyboard.press("Tab")
    expect(reading.get_by_role("link", name="Skip to the content")).to_be_focused()
    reading.keyboard.press("Enter")
    reading.keyboard.press("Tab")
    assert reading.evaluate("document.activeElement.closest('main') !== null")


def test_the_main_menu_leads_on(reading):
    nav = reading.get_by_role("navigation", name="Course", exact=True)
    tab_to(reading, nav.get_by_role("link", name="Library"))
    reading.keyboard.press("Enter")
    expect(reading.get_by_role("heading", name="Library", level=1)).to_be_visible()


def test_the_narrow_menu_opens_closes_and_leads_on(narrow_page, essay, ben, sign_in):
    page = narrow_page
    sign_in(page, ben)
    page.goto(essay.get_absolute_url())
    button = page.get_by_role("button", name="Menu")
    menu = page.get_by_role("navigation", name="Course menu")
    tab_to(page, button)
    page.keyboard.press("Enter")
    expect(menu).to_be_visible()
    page.keyboard.press("Tab")
    expect(menu.get_by_role("link", name="Essays")).to_be_focused()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()
    page.keyboard.press("Enter")
    tab_to(page, menu.get_by_role("link", name="Library"), most=5)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Library", level=1)).to_be_visible()


def test_a_citations_card_opens_and_gives_the_focus_back(reading):
    link = reading.locator(".essay-body a.cite")
    card = reading.get_by_role("dialog", name="Russia: A History")
    tab_to(reading, link)
    expect(link).to_have_attribute("aria-expanded", "false")
    reading.keyboard.press("Enter")
    expect(card).to_be_visible()
    expect(link).to_have_attribute("aria-expanded", "true")
    reading.keyboard.press("Tab")
    expect(card.get_by_role("link", name="See the source")).to_be_focused()
    reading.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")


def test_one_replies_to_a_comment(reading, essay):
    tab_to(
        reading, reading.get_by_role("link", name=re.compile("Reply.*Ben Classmate"))
    )
    reading.keyboard.press("Enter")
    expect(reading.get_by_label("Your comment")).to_be_focused()
    reading.keyboard.type("The one of the kitchen.")
    tab_to(reading, reading.get_by_role("button", name="Post comment"), most=3)
    reading.keyboard.press("Enter")
    said = reading.locator(".comment-text", has_text="The one of the kitchen.")
    expect(said).to_be_visible()
    reply = essay.comments.get(body="The one of the kitchen.")
    assert reply.parent.body == "Which door?"


def test_n_goes_to_the_next_new_comment(page, essay, ada, ben, sign_in):
    long_ago = timezone.now() - timedelta(days=9)
    essay.course.memberships.update(visited_at=long_ago, previous_visit_at=long_ago)
    new = [make_comment(post=essay, author=ada, body=body) for body in ("One.", "Two.")]
    sign_in(page, ben)
    page.goto(essay.get_absolute_url())
    for comment in (*new, new[0]):
        page.keyboard.press("n")
        expect(page.locator(f"#c{comment.pk}")).to_be_focused()


# --- The desk -----------------------------------------------------------------------


@pytest.fixture
def assignment(graded_server, course, ada, ben):
    """Ben's and Ada's essays wait; Ben comes first, by his surname."""
    assignment = make_assignment(course, title="The Thaw")
    for user, title in ((ada, "Doors"), (ben, "Windows")):
        make_post(author=user, course=course, assignment=assignment, title=title)
    return assignment


@pytest.fixture
def address(course, assignment, member_of):
    """`address(ben)`: his desk."""

    def of(user):
        args = [course.slug, assignment.number, member_of(user).pk]
        return reverse("grading:desk", args=args)

    return of


@pytest.fixture
def desk(page, prof, ben, address, sign_in):
    """Ben's, opened by the instructor."""
    sign_in(page, prof)
    page.goto(address(ben))
    yield page
    assert page.blocked == []


def points(page):
    return page.get_by_role("textbox", name="Essay")


def feedback(page):
    return page.get_by_role("textbox", name="Private feedback")


def title(page):
    return page.get_by_role("heading", level=1)


def mark(page, number, words):
    """`/` leads to the points, Tab on to the feedback."""
    page.keyboard.press("/")
    expect(points(page)).to_be_focused()
    page.keyboard.type(number)
    tab_to(page, feedback(page), most=3)
    page.keyboard.type(words)


def to_button(page, name):
    tab_to(page, page.get_by_role("button", name=name, exact=True))


def stored(user):
    grade = Grade.objects.get(membership__user=user)
    return grade.score, grade.feedback.body


def test_g_on_the_overview_grades_next(desk, course, assignment):
    desk.goto(reverse("grading:assignment", args=[course.slug, assignment.number]))
    desk.get_by_label("Find a student").press("g")
    expect(desk).to_have_url(re.compile(r"/grading/1/$"))
    desk.locator("h1").click()
    desk.keyboard.press("g")
    expect(desk).to_have_url(re.compile(r"/students/\d+/$"))


def test_control_enter_saves_and_opens_the_next_ungraded(desk, ada, ben):
    mark(desk, "15", "Look at the window again.")
    desk.keyboard.press("Control+Enter")
    expect(title(desk)).to_have_text("Doors")
    assert stored(ben) == (Decimal(15), "Look at the window again.")
    assert not Grade.objects.filter(membership__user=ada, score__isnull=False).exists()


def test_the_buttons_save_and_save_and_go_on(desk, ben):
    mark(desk, "15", "Once.")
    to_button(desk, "Save")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").first).to_contain_text("Saved.")
    expect(title(desk)).to_have_text("Windows")
    tab_to(desk, feedback(desk))
    desk.keyboard.press("Control+End")
    desk.keyboard.type(" Twice.")
    to_button(desk, "Save and next")
    desk.keyboard.press("Enter")
    expect(title(desk)).to_have_text("Doors")
    assert stored(ben) == (Decimal(15), "Once. Twice.")


def test_j_and_k_go_along_the_students_but_not_while_one_types(desk):
    desk.keyboard.press("j")
    expect(title(desk)).to_have_text("Doors")
    desk.keyboard.press("k")
    expect(title(desk)).to_have_text("Windows")
    mark(desk, "1", "jk")
    expect(title(desk)).to_have_text("Windows")
    expect(feedback(desk)).to_have_value("jk")


def go_away_and_come_back(page):
    to_button(page, "Save")
    page.keyboard.press("j")
    expect(title(page)).to_have_text("Doors")
    expect(feedback(page)).to_have_value("")
    page.keyboard.press("k")
    expect(title(page)).to_have_text("Windows")


def test_nothing_typed_is_lost_by_going_away_and_coming_back(desk, ben):
    mark(desk, "12", "Half a sentence")
    go_away_and_come_back(desk)
    expect(points(desk)).to_have_value("12")
    expect(feedback(desk)).to_have_value("Half a sentence")
    expect(desk.locator("[data-kept]")).to_contain_text("Restored what you had typed")
    assert not Grade.objects.filter(score__isnull=False).exists()
    to_button(desk, "Save")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("status").first).to_contain_text("Saved.")
    assert stored(ben) == (Decimal(12), "Half a sentence")
    assert desk.evaluate(COPIES) == []
    expect(desk.locator("[data-kept]")).to_have_text("")


def test_points_that_were_refused_are_not_lost_either(desk):
    mark(desk, "900", "Too much.")
    to_button(desk, "Save")
    desk.keyboard.press("Enter")
    expect(points(desk)).to_have_attribute("aria-invalid", "true")
    tab_to(desk, feedback(desk))
    go_away_and_come_back(desk)
    expect(points(desk)).to_have_value("900")
    expect(feedback(desk)).to_have_value("Too much.")


def test_a_save_that_never_arrives_loses_nothing(desk, ben, address):
    def cut(route):
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    desk.route("**/students/**", cut)
    mark(desk, "12", "On a train.")
    with desk.expect_event("requestfailed"):
        desk.keyboard.press("Control+Enter")
    desk.unroute("**/students/**")
    desk.goto(address(ben))
    expect(points(desk)).to_have_value("12")
    expect(feedback(desk)).to_have_value("On a train.")


def test_what_another_grader_saved_meanwhile_is_not_overwritten(
    desk, assignment, member_of, make_other_grade, ben
):
    mark(desk, "12", "Mine.")
    to_button(desk, "Save")
    desk.keyboard.press("j")
    expect(title(desk)).to_have_text("Doors")
    make_other_grade(ben, 18, "Theirs.")
    desk.keyboard.press("k")
    expect(feedback(desk)).to_have_value("Mine.")
    desk.keyboard.press("Control+Enter")
    expect(title(desk)).to_have_text("Somebody saved a newer grade")
    main = desk.get_by_role("main")
    expect(main).to_contain_text("Mine.")
    expect(main).to_contain_text("Theirs.")
    assert stored(ben) == (Decimal(18), "Theirs.")
    tab_to(desk, desk.get_by_role("link", name="Keep the stored one"))
    desk.keyboard.press("Enter")
    expect(title(desk)).to_have_text("Windows")
    expect(feedback(desk)).to_have_value("Theirs.")
    assert desk.evaluate(COPIES) == []


@pytest.fixture
def make_other_grade(assignment, member_of, outsider):
    """`make_other_grade(ben, 18, "…")`: as a second grader's click would."""

    def save(user, score, words):
        item = items.items_of(assignment)[0]
        mark = grades.TypedMark(item, Decimal(score), 0, words)
        member = member_of(user)
        grades.save_marks([mark], member=member, revision=None, by=outsider)

    return save
