from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "sovclass.accounts"
    label = "accounts"
    verbose_name = "Accounts"
