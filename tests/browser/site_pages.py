"""Every page of the site, who sees it best, and how one gets there."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.sessions.models import Session
from django.db import OperationalError
from django.urls import URLResolver, get_resolver, reverse

from blog.classroom.views import join as join_views
from citations.library.models import Source
from citations.styles.registry import DEFAULT
from sovclass.grading.grades import services as grades
from sovclass.grading.items import services as items
from tests.browser.world import LONG_WORD, PASSWORD

WHO = ("visitor", "ada", "ben", "prof", "admin", "otto")

NO_PAGES = {
    "healthz": "a word",
    "readyz": "a word",
    "js-texts": "a script",
    "accounts:session": "JSON",
    "grading:gradebook-csv": "a file",
    "blog:course-export": "a file",
    "blog:post-export": "a file",
    "grading:next": "leads to a desk",
    "blog:works-file": "a file",
    "blog:figure-image": "a picture",
    "blog:draft-read": "JSON",
    "blog:draft-save": "JSON",
    **dict.fromkeys(
        (
            "blog:comment-create",
            "blog:course-archive",
            "blog:course-reopen",
            "blog:course-style",
            "blog:decision-save",
            "blog:figure-create",
            "blog:import-choose",
            "blog:import-choose-all",
            "blog:import-confirm",
            "blog:import-discard",
            "blog:import-look-up",
            "blog:import-zotero",
            "blog:invitation-accept",
            "blog:invitation-revoke",
            "blog:join-link-renew",
            "blog:join-link-switch",
            "blog:member-restore",
            "blog:member-withdraw",
            "blog:post-discard",
            "blog:post-reopen",
            "blog:revision-restore",
            "blog:section-delete",
            "blog:assignment-delete",
            "blog:source-approve",
            "blog:source-delete",
            "blog:source-retire",
            "blog:source-unretire",
            "blog:source-text-discard",
            "blog:source-text-readers",
            "blog:source-text-remove",
            "blog:works-cited-retry",
            "grading:item-delete",
            "grading:take-back",
        ),
        "a button",
    ),
    "admin:autocomplete": "JSON",
    "admin:jsi18n": "a script",
    "admin:logout": "a button",
    "admin:view_on_site": "leads to the site",
}
"""Addresses that answer with something else, and with what."""

ADMIN_KINDS = {"changelist", "add", "change", "history", "delete"}


@dataclass(frozen=True)
class Stop:
    """One page. `way`: its address, or a function that goes there; `name`: its URL's."""

    name: str
    who: str
    way: str | Callable[..., None]
    status: int = 200
    note: str = ""

    def __str__(self) -> str:
        return f"{self.name}{self.note} as {self.who}"


def url_names() -> set[str]:
    """The names of all addresses. The admin's pages of a kind are alike for all
    models: `admin:changelist` stands for them."""

    def walk(resolver: URLResolver, space: str) -> Any:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern, inner)
            elif pattern.name:
                yield space + pattern.name

    kind = re.compile(rf"admin:\w+_({'|'.join(sorted(ADMIN_KINDS))})$")
    return {kind.sub(r"admin:\1", name) for name in walk(get_resolver(), "")}


def is_listed(name: str, stops: list[Stop]) -> bool:
    """A page of the walk, or known to be none."""
    return name in NO_PAGES or any(stop.name == name for stop in stops)


# --- Ways that take more than an address --------------------------------------------


def press(page, name, **options):
    """Press a button and wait for the page it leads to."""
    with page.expect_navigation():
        page.get_by_role("button", name=name, **options).click()


def submit(page, selector, change=""):
    """Send a form past its scripts, with something changed in it."""
    with page.expect_navigation():
        page.locator(selector).evaluate(
            "form => { %s; HTMLFormElement.prototype.submit.call(form) }" % change  # noqa: UP031
        )


def to_confirm_login_code(page, world, patch):
    page.goto(reverse("account_request_login_code"))
    page.get_by_label("E-mail").fill(world.people["ada"].email)
    submit(page, "form.stack")


def to_verification(page, world, patch):
    page.goto(reverse("account_login"))
    page.get_by_label("E-mail").fill(world.people["unverified"].email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page, "Sign in")


def to_sign_up(page, world, patch):
    page.goto(reverse("blog:join", args=[world.course.join_code]))
    page.get_by_role("link", name="Sign up").click()


def to_import_errors(page, world, patch):
    page.goto(reverse("blog:import-create", args=[world.course.slug]))
    page.get_by_role("button", name="Read it").click()
    page.wait_for_load_state()


def to_form_errors(page, world, patch):
    to_sign_up(page, world, patch)
    submit(page, "form.stack")


def to_new_password(page, world, patch):
    uid = user_pk_to_url_str(world.people["ada"])
    key = default_token_generator.make_token(world.people["ada"])
    page.goto(reverse("account_reset_password_from_key", args=[uid, key]))


def send_long(page, length):
    page.locator("[name=code]").evaluate(
        "(e, n) => { e.removeAttribute('maxlength'); e.value = 'x'.repeat(n) }", length
    )
    press(page, "Find the course")


def to_400(page, world, patch):
    page.goto(reverse("blog:join-code") + "?q=%FF")


def to_413(page, world, patch):
    page.goto(reverse("blog:join-code"))
    send_long(page, 2_200_000)


def _fail(patch, answer):
    def is_over_limit(*args, **kwargs):
        if isinstance(answer, Exception):
            raise answer
        return answer

    patch.setattr(join_views, "is_over_limit", is_over_limit)


def to_429(page, world, patch):
    _fail(patch, True)
    page.goto(reverse("blog:join-code"))
    send_long(page, 8)


def to_500(page, world, patch):
    _fail(patch, RuntimeError("for a test"))
    page.goto(reverse("blog:join-code"))
    send_long(page, 8)


def to_503(page, world, patch):
    _fail(patch, OperationalError("for a test"))
    page.goto(reverse("blog:join-code"))
    send_long(page, 8)


def to_401(page, world, patch):
    page.goto(
        reverse("blog:post-detail", args=[world.course.slug, world.posts["essay"].pk])
    )
    page.get_by_label("Your comment").fill(
        f"Long enough to be handed back. {LONG_WORD}"
    )
    Session.objects.all().delete()
    press(page, "Post comment")


def to_old_form(page, world, patch):
    page.goto(
        reverse("blog:post-detail", args=[world.course.slug, world.posts["essay"].pk])
    )
    page.get_by_label("Your comment").fill(
        f"Long enough to be handed back. {LONG_WORD}"
    )
    submit(page, "form#reply", "form.elements.csrfmiddlewaretoken.value = ''")


def to_draft_conflict(page, world, patch):
    page.goto(
        reverse("blog:draft-edit", args=[world.course.slug, world.posts["draft"].pk])
    )
    submit(page, "form#essay", "form.elements.version.value = '0'")


def to_draft_errors(page, world, patch):
    page.goto(
        reverse("blog:draft-edit", args=[world.course.slug, world.posts["draft"].pk])
    )
    too_long = "form.elements.title.value = 'x'.repeat(400)"
    submit(page, "form#essay", too_long)


def to_desk_conflict(page, world, patch):
    student = world.members["ben"]
    slug, number = world.course.slug, world.assignments["open"].number
    page.goto(reverse("grading:desk", args=[slug, number, student.pk]))
    page.locator("[name^=score-]").first.fill("2")
    page.get_by_label("Private feedback").fill(f"Mine. {LONG_WORD}")
    item = items.items_of(world.assignments["open"])[0]
    version = item.grades.get(membership=student).version
    mark = grades.TypedMark(item, Decimal(5), version, f"Theirs. {LONG_WORD}")
    grades.save_marks([mark], member=student, revision=None, by=world.people["admin"])
    press(page, "Save", exact=True)


def to_desk_errors(page, world, patch):
    desk = [
        world.course.slug,
        world.assignments["open"].number,
        world.members["bea"].pk,
    ]
    page.goto(reverse("grading:desk", args=desk))
    page.locator("[name^=score-]").first.fill("900")
    press(page, "Save", exact=True)


def to_release_all(page, world, patch):
    page.goto(reverse("grading:assignment", args=[world.course.slug, 1]))
    press(page, "Release all")


def to_invitation_errors(page, world, patch):
    page.goto(reverse("blog:member-list", args=[world.course.slug]))
    page.get_by_label("E-mail addresses").fill("this is no address")
    press(page, "Send invitations")


def to_section_errors(page, world, patch):
    page.goto(reverse("blog:course-edit", args=[world.course.slug]))
    press(page, "Add section")


def to_feedback_read(page, world, patch):
    page.goto(reverse("grading:disclosure", args=[world.grades["released"].pk]))
    page.get_by_label("Reason").fill("The student has asked what was meant.")
    press(page, "Record and read")


# --- The list -----------------------------------------------------------------------


def all_stops(world) -> list[Stop]:
    """Every page, with the states of it that look different."""
    return [
        *account_pages(world),
        *error_pages(world),
        *joining_pages(world),
        *course_pages(world),
        *essay_pages(world),
        *grading_pages(world),
        *admin_pages(world),
    ]


def account_pages(world):
    wrong_key = reverse("account_reset_password_from_key", args=["1", "no-key"])
    return [
        Stop("account_login", "visitor", reverse("account_login")),
        Stop("account_inactive", "visitor", reverse("account_inactive")),
        Stop("account_signup", "visitor", reverse("account_signup"), note=", closed"),
        Stop("account_signup", "visitor", to_sign_up),
        Stop("account_signup", "visitor", to_form_errors, note=", errors"),
        Stop("account_email_verification_sent", "visitor", to_verification),
        Stop("account_reset_password", "visitor", reverse("account_reset_password")),
        Stop(
            "account_reset_password_done",
            "visitor",
            reverse("account_reset_password_done"),
        ),
        Stop("account_reset_password_from_key", "visitor", to_new_password),
        Stop("account_reset_password_from_key", "visitor", wrong_key, note=", spent"),
        Stop(
            "account_reset_password_from_key_done",
            "visitor",
            reverse("account_reset_password_from_key_done"),
        ),
        Stop(
            "account_request_login_code",
            "visitor",
            reverse("account_request_login_code"),
        ),
        Stop("account_confirm_login_code", "visitor", to_confirm_login_code),
        Stop("account_reauthenticate", "ada", reverse("account_reauthenticate")),
        Stop("account_email", "ada", reverse("account_email")),
        Stop("account_change_password", "ada", reverse("account_change_password")),
        Stop("account_set_password", "ben", reverse("account_set_password")),
        Stop("usersessions_list", "ada", reverse("usersessions_list")),
        Stop("account_logout", "ada", reverse("account_logout")),
        Stop("accounts:profile", "ada", reverse("accounts:profile")),
    ]


def error_pages(world):
    theirs = reverse(
        "blog:draft-edit", args=[world.course.slug, world.posts["essay"].pk]
    )
    return [
        Stop("400", "visitor", to_400, 400),
        Stop("401", "ben", to_401, 401),
        Stop("403", "ben", theirs, 403),
        Stop("403_csrf", "ben", to_old_form, 403),
        Stop("404", "visitor", "/nowhere/", 404),
        Stop("404", "ada", "/courses/nowhere/", 404),
        Stop("413", "visitor", to_413, 413),
        Stop("429", "visitor", to_429, 429),
        Stop("500", "visitor", to_500, 500),
        Stop("503", "visitor", to_503, 503),
    ]


def joining_pages(world):
    join = reverse("blog:join", args=[world.course.join_code])
    claim = reverse("blog:invitation-claim", args=[world.tokens["otto"]])
    spent = reverse("blog:invitation-claim", args=["spent"])
    return [
        Stop("blog:join-code", "visitor", reverse("blog:join-code")),
        Stop("blog:join", "visitor", join),
        Stop("blog:join", "visitor", reverse("blog:join", args=["NO"]), 404, ", wrong"),
        Stop("blog:join", "otto", join),
        Stop("blog:invitation-claim", "visitor", claim),
        Stop("blog:invitation-claim", "otto", claim),
        Stop("blog:invitation-claim", "visitor", spent, 404, ", spent"),
        Stop("blog:home", "otto", reverse("blog:home"), note=", invited"),
        Stop("blog:home", "ada", reverse("blog:home")),
        Stop("blog:home", "prof", reverse("blog:home")),
    ]


def course_pages(world):
    slug, empty = world.course.slug, world.empty.slug

    def at(name, *args, course=slug):
        return reverse(f"blog:{name}", args=[course, *args])

    new_source = at("source-create")
    ada, long = world.members["ada"].pk, world.members["bea"].pk
    helper = world.members["tess"].pk
    return [
        Stop("blog:course-create", "admin", reverse("blog:course-create")),
        Stop("blog:course-detail", "ada", at("course-detail")),
        Stop("blog:course-detail", "prof", at("course-detail", course=empty)),
        Stop("blog:course-edit", "prof", at("course-edit")),
        Stop("blog:section-create", "prof", to_section_errors, 400),
        Stop("blog:section-edit", "prof", at("section-edit", world.sections[0].pk)),
        Stop("blog:member-list", "prof", at("member-list")),
        Stop("blog:member-list", "prof", at("member-list") + "?q=zzz", note=", none"),
        Stop("blog:invitation-create", "prof", to_invitation_errors, 400),
        Stop("blog:member-edit", "prof", at("member-edit", helper)),
        Stop("blog:member-detail", "ada", at("member-detail", ada)),
        Stop("blog:member-detail", "ben", at("member-detail", long), note=", none"),
        Stop("blog:assignment-list", "ada", at("assignment-list")),
        Stop("blog:assignment-list", "prof", at("assignment-list", course=empty)),
        Stop("blog:assignment-create", "prof", at("assignment-create")),
        Stop("blog:assignment-detail", "ada", at("assignment-detail", 1)),
        Stop("blog:assignment-detail", "ben", at("assignment-detail", 2), note=", new"),
        Stop("blog:assignment-edit", "prof", at("assignment-edit", 1)),
        *job_pages(world),
        *shelf_pages(world),
        *import_pages(world),
        *text_pages(world),
        Stop("blog:source-list", "ada", at("source-list")),
        Stop("blog:source-list", "prof", at("source-list", course=empty)),
        Stop(
            "blog:source-detail",
            "prof",
            at("source-detail", world.sources["freeze"].pk),
        ),
        Stop(
            "blog:source-references",
            "ben",
            at("source-references", world.sources["freeze"].pk),
        ),
        Stop("blog:source-create", "prof", new_source, note=", which kind"),
        *(
            Stop("blog:source-create", "prof", f"{new_source}?type={kind}", note=kind)
            for kind in Source.Type.values
        ),
        Stop("blog:source-edit", "prof", at("source-edit", world.sources["freeze"].pk)),
        Stop(
            "blog:source-edit",
            "prof",
            at("source-edit", world.sources["long"].pk),
            note=", long",
        ),
        Stop(
            "blog:source-detail", "ada", at("source-detail", world.sources["long"].pk)
        ),
    ]


def shelf_pages(world):
    def at(name, *args):
        return reverse(f"blog:{name}", args=[world.course.slug, *args])

    merge = at("source-merge", world.sources["twin"].pk)
    suggest = at("source-suggest") + f"?author={LONG_WORD}&title={LONG_WORD}"
    return [
        Stop("blog:source-suggest", "ada", suggest),
        Stop("blog:suggestion-list", "ada", at("suggestion-list")),
        Stop("blog:suggestion-list", "ben", at("suggestion-list"), note=", none"),
        Stop("blog:suggestion-list", "prof", at("suggestion-list")),
        Stop(
            "blog:source-decline",
            "prof",
            at("source-decline", world.sources["twin"].pk),
        ),
        Stop("blog:source-merge", "prof", merge),
        Stop("blog:source-merge", "prof", f"{merge}?q=zzz", note=", none"),
        Stop(
            "blog:source-merge",
            "prof",
            f"{merge}?into={world.sources['freeze'].pk}",
            note="2",
        ),
        Stop(
            "blog:source-detail",
            "prof",
            at("source-detail", world.sources["twin"].pk),
            note=", suggested",
        ),
        Stop("blog:source-list", "ben", at("source-list") + "?state=retired"),
        Stop("blog:course-map", "prof", at("course-map")),
        Stop("blog:course-map", "ada", at("course-map")),
        Stop("blog:course-map", "ada", "/courses/empty/map/", note=", empty"),
        Stop("blog:course-passages", "ada", at("course-passages")),
        Stop("blog:course-pairs", "prof", at("course-pairs")),
    ]


def import_pages(world):
    slug = world.course.slug
    start = reverse("blog:import-create", args=[slug])
    return [
        Stop("blog:import-create", "prof", start),
        Stop("blog:import-create", "prof", to_import_errors, 400, ", errors"),
        *(
            Stop(
                "blog:import-detail",
                "prof",
                reverse("blog:import-detail", args=[slug, batch.pk]),
                note=f", {batch.state}",
            )
            for batch in world.imports.values()
        ),
    ]


def to_text_errors(page, world, patch):
    page.goto(
        reverse(
            "blog:source-text", args=[world.course.slug, world.sources["freeze"].pk]
        )
    )
    press(page, "Read the file")


def text_pages(world):
    at = [world.course.slug, world.texts["closed"].source_id]
    page = reverse("blog:source-page", args=[*at, 0])
    preview = reverse("blog:source-text-preview", args=at)
    return [
        Stop("blog:source-text", "prof", reverse("blog:source-text", args=at)),
        Stop("blog:source-text", "prof", to_text_errors, 400, ", errors"),
        Stop("blog:source-text-preview", "prof", preview),
        Stop("blog:source-page", "prof", page),
    ]


def job_pages(world):
    return [
        Stop("blog:job-detail", "prof", job.get_absolute_url(), note=f", {job.state}")
        for job in world.jobs.values()
    ]


def essay_pages(world):
    slug, essay = world.course.slug, world.posts["essay"].pk
    read_only = reverse(
        "blog:draft-edit", args=["old", world.archived.posts["draft"].pk]
    )

    def at(name, *args):
        return reverse(f"blog:{name}", args=[slug, *args])

    return [
        Stop("blog:post-create", "ada", at("post-create")),
        Stop("blog:draft-edit", "ada", at("draft-edit", world.posts["draft"].pk)),
        Stop("blog:draft-edit", "ada", at("draft-edit", essay), note=", handed in"),
        Stop("blog:draft-edit", "ada", read_only, note=", archived"),
        Stop("blog:course-detail", "ada", "/courses/old/", note=", archived"),
        Stop("blog:draft-edit", "ada", to_draft_errors, 400, ", errors"),
        Stop("blog:draft-conflict", "ada", to_draft_conflict, 409),
        Stop("blog:post-publish", "ada", at("post-publish", world.posts["draft"].pk)),
        Stop("blog:post-publish", "ada", at("post-publish", essay), note=", again"),
        Stop("blog:post-detail", "ada", at("post-detail", essay)),
        Stop("blog:post-detail", "ben", at("post-detail", essay)),
        Stop("blog:post-detail", "ada", at("post-detail", world.posts["ben's"].pk)),
        Stop("blog:works-list", "ben", at("works-list", essay, DEFAULT.name)),
        Stop("blog:revision-list", "ada", at("revision-list", essay)),
        Stop("blog:revision-detail", "ada", at("revision-detail", essay, 1)),
        Stop(
            "blog:comment-detail",
            "ada",
            at("comment-detail", world.comments["thread 0"].pk),
        ),
        Stop(
            "blog:comment-edit",
            "ada",
            at("comment-edit", world.comments["thread 0"].pk),
        ),
        Stop(
            "blog:comment-remove",
            "ada",
            at("comment-remove", world.comments["thread 0"].pk),
        ),
    ]


def grading_pages(world):
    slug, members = world.course.slug, world.members
    item = items.items_of(world.assignments["open"])[0]

    def at(name, *args, course=slug):
        return reverse(f"grading:{name}", args=[course, *args])

    return [
        Stop("grading:my-work", "ada", at("my-work")),
        Stop("grading:my-work", "ada", at("my-work", course="empty"), note=", none"),
        Stop("grading:course", "prof", at("course")),
        Stop("grading:course", "prof", at("course", course="empty"), note=", none"),
        Stop("grading:assignment", "prof", at("assignment", 1)),
        Stop("grading:desk", "prof", at("desk", 1, members["ada"].pk)),
        Stop("grading:desk", "prof", at("desk", 1, members["bea"].pk), note=", none"),
        Stop("grading:desk", "prof", to_desk_errors, 400, ", errors"),
        Stop("grading:desk", "prof", to_desk_conflict, 409, ", conflict"),
        Stop("grading:release", "prof", to_release_all),
        Stop("grading:item-create", "prof", at("item-create", 1)),
        Stop("grading:item-edit", "prof", at("item-edit", item.pk)),
        Stop("grading:gradebook", "prof", at("gradebook")),
        Stop("grading:gradebook", "prof", at("gradebook", course="empty")),
        Stop("grading:disclosure-list", "admin", reverse("grading:disclosure-list")),
        Stop(
            "grading:disclosure",
            "admin",
            reverse("grading:disclosure", args=[world.grades["released"].pk]),
        ),
        Stop("grading:disclosure", "admin", to_feedback_read, note=", read"),
    ]


def admin_pages(world):
    user = world.people["ben"].pk
    return [
        Stop("admin:index", "admin", reverse("admin:index")),
        Stop("admin:login", "visitor", reverse("admin:login")),
        Stop("admin:app_list", "admin", reverse("admin:app_list", args=["blog"])),
        Stop("admin:changelist", "admin", reverse("admin:blog_post_changelist")),
        Stop("admin:add", "admin", reverse("admin:accounts_user_add")),
        Stop(
            "admin:change", "admin", reverse("admin:accounts_user_change", args=[user])
        ),
        Stop(
            "admin:history",
            "admin",
            reverse("admin:accounts_user_history", args=[user]),
        ),
        Stop(
            "admin:delete",
            "admin",
            reverse("admin:accounts_user_delete", args=[world.people["unverified"].pk]),
        ),
        Stop(
            "admin:auth_user_password_change",
            "admin",
            reverse("admin:auth_user_password_change", args=[user]),
        ),
        Stop("admin:password_change", "admin", reverse("admin:password_change")),
        Stop(
            "admin:password_change_done",
            "admin",
            reverse("admin:password_change_done"),
        ),
    ]
