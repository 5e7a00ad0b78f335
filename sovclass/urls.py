"""The site map."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.i18n import JavaScriptCatalog

from sovclass import errors, health

admin.autodiscover()
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]

urlpatterns = [
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("jsi18n/", JavaScriptCatalog.as_view(packages=["sovclass"]), name="js-texts"),
    path("admin/", admin.site.urls),
    path("accounts/", include("sovclass.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("sovclass.grading.urls")),
    path("", include("blog.urls")),
]

handler400 = errors.bad_request
handler403 = errors.forbidden
handler404 = errors.not_found
handler429 = errors.too_many
handler500 = errors.server_error
