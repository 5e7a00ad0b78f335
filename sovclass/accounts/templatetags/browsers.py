"""Say in words what a browser says about itself."""

from django import template
from django.utils.translation import gettext as _

register = template.Library()

# In this order: many browsers also claim to be the ones below them.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome/", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("CrOS", "ChromeOS"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


@register.filter
def browser(user_agent: str) -> str:
    """“Firefox on Windows”; or that it is not known."""
    names = {
        "browser": _first(BROWSERS, user_agent),
        "system": _first(SYSTEMS, user_agent),
    }
    if all(names.values()):
        return _("%(browser)s on %(system)s") % names
    return names["browser"] or names["system"] or _("An unknown browser")


def _first(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for sign, name in known if sign in user_agent), "")
