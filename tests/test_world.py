"""The world has something of everything, by the same names in both of its classes."""

from dataclasses import fields

import pytest
from django.apps import apps

from blog.classroom.models import Course, Membership
from blog.essays.models import Post
from blog.jobs.models import Job
from citations.exchange.imports.models import Import
from citations.library.models import Source
from tests.world import Class, make_world

NOT_THERE = {
    "citations.CitationDecision": "made in the editor; no page lists them",
    "citations.TextUpload": "there while the worker reads a file",
    "grading.GradeEvent": "written when somebody grades through the site",
}
STATES = {
    Membership: "role",
    Course: "state",
    Post: "state",
    Source: "status",
    Import: "state",
    Job: "state",
}

pytestmark = pytest.mark.django_db


def test_there_is_a_row_of_every_kind_and_one_in_every_state():
    make_world()

    models = [
        model
        for label in ("accounts", "blog", "citations", "grading")
        for model in apps.get_app_config(label).get_models()
    ]
    without = {m._meta.label for m in models if not m._base_manager.exists()}
    assert without == set(NOT_THERE)
    for model, name in STATES.items():
        states = {value for value, _label in model._meta.get_field(name).choices}
        assert set(model._base_manager.values_list(name, flat=True)) == states


def test_the_archived_class_has_the_same_things_by_the_same_names():
    world = make_world()

    for part in (f.name for f in fields(Class)):
        current, archived = getattr(world, part), getattr(world.archived, part)
        if isinstance(current, dict):
            only_there = {"mia"} if part == "members" else set()
            assert current.keys() | only_there == archived.keys()
            assert current
