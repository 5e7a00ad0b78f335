"""No row is saved whole where somebody else may have changed another column of it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.contrib import admin
from django.urls import reverse

from blog.classroom.models import Course
from blog.classroom.services import members as member_services
from blog.web.changes import SavesChanges
from sovclass.accounts import views as account_views
from sovclass.accounts.models import User
from sovclass.grading.items import forms as item_forms
from sovclass.grading.items.models import GradeItem
from tests.factories import make_assignment, make_item, make_user

ROOT = Path(__file__).parents[1]
SAYS_WHAT = {"update_fields", "force_insert", "commit", "save"}
"""Arguments of `save` that say what is written, or that nothing is."""
WHOLE = {
    ("blog/essays/services/figures.py", "image.save"): "Pillow's, into memory",
    ("sovclass/accounts/models.py", "super().save"): "hands on what it was told",
}
"""Every other call of a `save`, and why it is right."""


def calls_of_save():
    for folder in ("blog", "citations", "sovclass"):
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" in path.parts:
                continue
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                called = getattr(node, "func", None)
                if isinstance(called, ast.Attribute) and called.attr == "save":
                    yield path.relative_to(ROOT).as_posix(), node


def test_every_save_says_what_it_writes():
    whole = {
        (path, ast.unparse(call.func)): call.lineno
        for path, call in calls_of_save()
        if not SAYS_WHAT & {word.arg for word in call.keywords}
    }

    assert whole.keys() == WHOLE.keys(), whole


def test_the_admins_pages_save_what_was_changed_there():
    theirs = {"Group", "EmailAddress"}  # of Django and allauth
    found = {
        model.__name__
        for model, page in admin.site._registry.items()
        if page.has_change_permission.__qualname__
        != "ReadOnlyAdmin.has_change_permission"
        and not isinstance(page, SavesChanges)
    }

    assert found == theirs


def test_a_correction_in_the_admin_keeps_what_others_write_meanwhile(
    course, as_user, monkeypatch
):
    boss = make_user("Boss", is_staff=True, is_superuser=True)
    save = SavesChanges.save_model

    def after_others(*args):
        Course.objects.update(join_code="NEW", term="Fall")
        return save(*args)

    monkeypatch.setattr(SavesChanges, "save_model", after_others)
    typed = {"title": "New", "accent": "red", "state": "active", "is_join_open": "on"}

    as_user(boss).post(reverse("admin:blog_course_change", args=[course.pk]), typed)

    course.refresh_from_db()
    assert (course.title, course.join_code, course.term) == ("New", "NEW", "Fall")


@pytest.fixture
def meanwhile(monkeypatch):
    """`meanwhile(views, act)`: act is done just before these views save a form."""

    def arrange(views, act):
        save = views.save_changes

        def after_act(form):
            act()
            return save(form)

        monkeypatch.setattr(views, "save_changes", after_act)

    return arrange


def test_ones_name_is_saved_beside_a_new_password(ada, as_user, meanwhile):
    client = as_user(ada)
    meanwhile(account_views, lambda: User.objects.update(password="new"))

    client.post(reverse("accounts:profile"), {"name": "Ada Lovelace", "sort_name": ""})

    ada.refresh_from_db()
    assert ada.password == "new"
    assert (ada.name, ada.sort_key) == ("Ada Lovelace", "lovelace, ada")


def test_a_new_password_is_saved_beside_ones_name(ada, as_user, monkeypatch):
    ada.set_password("a long old secret")
    ada.save(update_fields=["password"])
    client = as_user(ada)
    set_password = User.set_password

    def after_renaming(user, raw):
        User.objects.filter(pk=user.pk).update(name="Renamed")
        set_password(user, raw)

    monkeypatch.setattr(User, "set_password", after_renaming)
    typed = {"oldpassword": "a long old secret", "password1": "a long new secret"}

    client.post(
        reverse("account_change_password"), typed | {"password2": typed["password1"]}
    )

    ada.refresh_from_db()
    assert ada.name == "Renamed"
    assert ada.check_password("a long new secret")


def test_an_item_keeps_what_somebody_else_changes_meanwhile(
    course, prof, as_user, meanwhile
):
    item = make_item(make_assignment(course))
    meanwhile(item_forms, lambda: GradeItem.objects.update(weight=3, position=7))
    typed = {"kind": "essay", "title": "New", "points": "20", "weight": "1"}

    as_user(prof).post(reverse("grading:item-edit", args=[course.slug, item.pk]), typed)

    item.refresh_from_db()
    assert (item.title, item.weight, item.position) == ("New", 3, 7)


def test_what_somebody_else_has_removed_meanwhile_is_not_there(
    course, prof, as_user, meanwhile
):
    item = make_item(make_assignment(course))
    meanwhile(item_forms, item.delete)
    typed = {"kind": "essay", "title": "New", "points": "20", "weight": "1"}
    where = reverse("grading:item-edit", args=[course.slug, item.pk])

    answer = as_user(prof).post(where, typed)

    assert answer.status_code == 404
    assert not GradeItem.objects.exists()


def test_a_member_keeps_what_somebody_else_changes_meanwhile(
    course, ada, prof, member_of, as_user, monkeypatch
):
    section, member = course.sections.create(name="Monday"), member_of(ada)
    url = reverse("blog:member-edit", args=[course.slug, member.pk])
    change = member_services.change_member

    def after_others(stale, **fields):
        member_services.withdraw(member_of(ada))
        return change(stale, **fields)

    monkeypatch.setattr(member_services, "change_member", after_others)

    as_user(prof).post(url, {"role": "student", "section": section.pk})

    member.refresh_from_db()
    assert member.section == section
    assert not member.is_active
