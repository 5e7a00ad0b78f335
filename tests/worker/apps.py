"""An app with runners of its own, as another app of the site would have."""

from importlib import import_module

from django.apps import AppConfig


class WorkerTestsConfig(AppConfig):
    """Registers its runners, as `blog` does."""

    name = "tests.worker"

    def ready(self) -> None:
        """They are registered by being imported."""
        import_module("tests.worker.runners")
