from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GradingConfig(AppConfig):
    name = "sovclass.grading"
    label = "grading"
    verbose_name = _("Grading")

    def ready(self) -> None:
        """New assignments get their items."""
        from blog.assignments.services import make_with_assignments  # noqa: PLC0415  the models are loaded after this file
        from sovclass.grading.items.services import make_items  # noqa: PLC0415  the same

        make_with_assignments(make_items)
