from django.apps import AppConfig
from django.urls import register_converter
from django.utils.translation import gettext_lazy as _

from blog.web.converters import IdConverter, NumberConverter


class BlogConfig(AppConfig):
    name = "blog"
    verbose_name = _("Classroom")

    def ready(self) -> None:
        """Addresses are read with numbers of our own."""
        register_converter(IdConverter, "id")
        register_converter(NumberConverter, "number")
