from importlib import import_module

from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from blog.web.converters import IdConverter, NumberConverter


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("Classroom")

    def ready(self) -> None:
        """Numbers of our own in addresses, and runners for longer work."""
        register_converter(IdConverter, "id")
        register_converter(NumberConverter, "number")
        import_module("blog.shelf.runners")
