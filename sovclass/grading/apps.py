from django.apps import AppConfig


class GradingConfig(AppConfig):
    name = "sovclass.grading"
    label = "grading"
    verbose_name = "Grading"
