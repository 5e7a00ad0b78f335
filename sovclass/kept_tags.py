"""`url`, `translate` and `static` as Django has them, looked up once.

Settings put this library among the built-in tags, so no template of ours loads Django's
`i18n` or `static`: on a page with fifty of these tags they took a quarter of its time
(docs/performance.md). What is kept is the same for everybody: the address of a page, a
text in one language, the address of a static file.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from typing import Any

from django import template
from django.template import Context
from django.template.base import FilterExpression, Parser, Token, Variable
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as parse_url
from django.templatetags import i18n
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, gettext

register = template.Library()

OTHERS = ("admin:",)
"""Namespaces whose addresses depend on more than their arguments."""


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """`{% url "blog:post-detail" slug pk %}`."""
    node: URLNode = parse_url(parser, token)
    plain = not (node.kwargs or node.asvar)
    return KeptURLNode(node.view_name, node.args, {}, None) if plain else node


class KeptURLNode(URLNode):
    """An address that is reversed once."""

    def render(self, context: Context) -> str:
        """As URLNode, escaped where the template escapes."""
        name = self.view_name.resolve(context)
        args = [arg.resolve(context) for arg in self.args]
        if not context.autoescape or str(name).startswith(OTHERS):
            return str(super().render(context))
        return _address(name, *args)


@lru_cache(maxsize=8192, typed=True)
def _address(name: str, *args: Any) -> SafeString:
    return mark_safe(escape(reverse(name, args=args)))  # noqa: S308  escaped


@register.tag
@register.tag("trans")
def translate(parser: Parser, token: Token) -> TranslateNode:
    """`{% translate "Works cited" %}`."""
    node: TranslateNode = i18n.do_translate(parser, token)
    expression: FilterExpression = node.filter_expression
    words = expression.var.literal if isinstance(expression.var, Variable) else None
    if expression.filters or node.noop or node.asvar or node.message_context:
        return node
    return KeptTranslateNode(expression, words) if isinstance(words, str) else node


class KeptTranslateNode(TranslateNode):
    """A text of the template itself."""

    def __init__(self, expression: FilterExpression, words: str) -> None:
        super().__init__(expression, noop=False)
        self.words = str(words)

    def render(self, context: Context) -> str:
        """As TranslateNode: a template's own text is markup, not escaped."""
        return _translated(self.words, get_language())


@lru_cache(maxsize=4096)
def _translated(words: str, _language: str | None) -> SafeString:
    text = gettext(words.replace("%", "%%")).replace("%%", "%")
    return mark_safe(text)  # noqa: S308  a template's own text


@register.tag
def static(parser: Parser, token: Token) -> StaticNode:
    """`{% static "sovclass/css/base.css" %}`."""
    node: StaticNode = StaticNode.handle_token(parser, token)
    words = getattr(node.path.var, "literal", node.path.var)
    if node.varname is None and not node.path.filters and isinstance(words, str):
        return KeptStaticNode(path=node.path, words=words)
    return node


class KeptStaticNode(StaticNode):
    """The address of one file."""

    def __init__(self, path: FilterExpression, words: str) -> None:
        super().__init__(path=path)
        self.words = words

    def render(self, context: Context) -> str:
        """As StaticNode. The storage keeps its addresses (sovclass/static_files.py)."""
        return str(conditional_escape(self.handle_simple(self.words)))


def forget() -> None:
    """Drop what is kept; for tests that change addresses, or a language's texts."""
    _address.cache_clear()
    _translated.cache_clear()
