"""Our `url`, `translate` and `static` write what Django's write."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Engine
from django.template.base import VariableDoesNotExist
from django.urls import NoReverseMatch
from django.utils import translation

from sovclass import kept_tags

THEIRS = Engine(
    libraries={
        "i18n": "django.templatetags.i18n",
        "static": "django.templatetags.static",
    }
)
OURS = Engine(
    builtins=[
        "django.templatetags.i18n",
        "django.templatetags.static",
        "sovclass.kept_tags",
    ],
)
CONTEXT = {
    "slug": "history",
    "pk": 40,
    "zero": 0,
    "minus": -1,
    "yes": True,
    "text": "7",
    "name": "blog:post-detail",
    "path": "sovclass/css/base.css",
    "phrase": "Save",
}
SAME = [
    '{% url "blog:post-detail" slug pk %}',
    '{% url "blog:post-detail" slug zero %}',
    '{% url "blog:post-detail" slug text %}',
    '{% url "blog:post-detail" "other-course" 12 %}',
    "{% url name slug pk %}",
    '{% url "blog:post-detail" slug=slug pk=pk %}',
    '{% url "blog:post-detail" slug pk as there %}[{{ there }}]',
    '{% url "no-such-page" as there %}[{{ there }}]',
    '{% url "blog:home" %}',
    '{% url "blog:figure-image" slug pk "small" %}',
    '{% autoescape off %}{% url "blog:post-detail" slug pk %}{% endautoescape %}',
    '{% url "admin:index" %}',
    '{% load i18n %}{% translate "Save" %}',
    '{% load i18n %}{% trans "Save" %}',
    '{% load i18n %}{% translate "100% & more" %}',
    '{% load i18n %}{% translate "it’s <b>bold</b>" %}',
    "{% load i18n %}{% translate 'say \"yes\"' %}",
    "{% load i18n %}{% translate phrase %}",
    '{% load i18n %}{% translate "Save"|upper %}',
    '{% load i18n %}{% translate "Save" noop %}',
    '{% load i18n %}{% translate "May" context "abbrev. month" %}',
    '{% load i18n %}{% translate "Save" as word %}<{{ word }}>',
    '{% load i18n %}{% translate "" %}',
    "{% load i18n %}{% blocktranslate with n=pk %}{{ n }} of it{% endblocktranslate %}",
    '{% load static %}{% static "sovclass/css/base.css" %}',
    '{% load static %}{% static "a file & more.css" %}',
    "{% load static %}{% static path %}",
    "{% load static %}{% static path as there %}[{{ there }}]",
    "{% load static %}{% get_static_prefix %}",
]
WRONG = [
    '{% url "blog:post-detail" slug %}',
    '{% url "blog:post-detail" slug "x" %}',
    '{% url "no-such-page" slug %}',
    '{% url "blog:post-detail" slug missing %}',
    '{% url "blog:post-detail" slug minus %}',
    '{% url "blog:post-detail" slug yes %}',
]


def rendered(engine: Engine, text: str) -> str:
    return engine.from_string(text).render(Context(CONTEXT))


@pytest.mark.parametrize("text", SAME)
@pytest.mark.parametrize("language", ["en", "de", "he"])
def test_it_writes_what_django_writes(text, language):
    plain = re.sub(r"\{% load \w+ %\}", "", text)

    with translation.override(language):
        once, again = rendered(OURS, plain), rendered(OURS, plain)

        assert once == again == rendered(THEIRS, text)


@pytest.mark.parametrize("text", WRONG)
def test_it_fails_where_django_fails(text):
    for engine in (THEIRS, OURS):
        with pytest.raises((NoReverseMatch, VariableDoesNotExist)):
            rendered(engine, text)


def test_an_address_is_reversed_once():
    kept_tags.forget()

    for _ in range(3):
        rendered(OURS, '{% url "blog:post-detail" slug pk %}')

    assert kept_tags._address.cache_info().misses == 1


def test_no_template_of_ours_loads_what_is_built_in():
    loads = re.compile(r"\{% load [^%]*\b(i18n|static)\b")
    folder = Path(settings.BASE_DIR) / "templates"

    assert [p for p in folder.rglob("*.*") if loads.search(p.read_text())] == []
