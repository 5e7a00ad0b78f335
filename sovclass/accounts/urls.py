"""A person's own settings, and the session an open editor asks about."""

from django.urls import path

from sovclass.accounts import views

app_name = "accounts"

urlpatterns = [
    path("profile/", views.profile, name="profile"),
    path("session/", views.session_state, name="session"),
]
