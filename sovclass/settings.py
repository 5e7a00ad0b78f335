"""Settings, top to bottom. Each one that can be changed is in the README's table.

Two modes, told apart by SOVCLASS_MODE: *local* (the default: nothing to
configure, this machine only) and *production* (refuses to start half set up).
"""

from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from sovclass import env

BASE_DIR = Path(__file__).resolve().parent.parent

MODE = env.text("SOVCLASS_MODE", "local")
if MODE not in {"local", "production"}:
    raise ImproperlyConfigured(f"SOVCLASS_MODE is “{MODE}”. Write local or production.")
PRODUCTION = MODE == "production"
DEBUG = False

DATA_DIR = Path(env.text("DATA_DIR", str(BASE_DIR / "var")))
WEB_PROCESSES = env.number("WEB_PROCESSES", 1)

if PRODUCTION:
    SECRET_KEY = env.required(
        "SECRET_KEY", "It signs sessions; make one with 50 or more random characters."
    )
    env.required("ALLOWED_HOSTS", "Name the host names this site answers to.")
    env.required("DATABASE_URL", "A production site needs to be told its database.")
    if WEB_PROCESSES > 1:
        env.required(
            "CACHE_URL",
            "With more than one web process, rate limits need a shared cache.",
        )
        if env.text("CACHE_URL").startswith("locmem"):
            raise ImproperlyConfigured(
                "CACHE_URL is locmem://, which each process keeps for itself. "
                "Name a shared cache: redis://… or db://table_name."
            )
    ALLOWED_HOSTS = env.words("ALLOWED_HOSTS")
else:
    SECRET_KEY = env.text("SECRET_KEY") or env.kept_key(DATA_DIR / "secret-key")
    ALLOWED_HOSTS = env.words("ALLOWED_HOSTS") or ["127.0.0.1", "localhost", "[::1]"]

# --- The parts -----------------------------------------------------------------

INSTALLED_APPS = [
    "sovclass",
    "sovclass.accounts",
    "sovclass.grading",
    "django_tasks",
    "django_tasks_db",
    "blog",
    "citations",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.usersessions",
    "csp",
    "django_prose_editor",
    "js_asset",
]

MIDDLEWARE = [
    "sovclass.middleware.DatabaseErrorsMiddleware",
    "sovclass.middleware.PrivatePagesMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "sovclass.middleware.PlainTextMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sovclass.middleware.SignInRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "sovclass.urls"
WSGI_APPLICATION = "sovclass.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
            # A room's own tags; Django looks by itself only in an app's root.
            "libraries": {
                "references": "blog.essays.templatetags.references",
                "edition": "blog.front.templatetags.edition",
                "look": "blog.classroom.templatetags.look",
                "metadata": "blog.essays.templatetags.metadata",
                "grading": "sovclass.grading.desk.templatetags.grading",
            },
            # No template of ours loads these; theirs load Django's own.
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "sovclass.kept_tags",
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# --- Data ----------------------------------------------------------------------

DATABASES = {
    "default": {
        **env.database(
            env.text("DATABASE_URL", f"sqlite:///{DATA_DIR / 'sovclass.sqlite3'}")
        ),
        "ATOMIC_REQUESTS": False,
    }
}
PREPARED_QUERIES = env.flag("PREPARED_QUERIES", default=True)
"""Keep the queries of busy pages once they are put together (citations/prepared)."""
PREPARE_ON_SERVER = env.flag("DATABASE_PREPARE", default=True)
"""PostgreSQL, too, keeps them, for each connection."""
CACHES = {
    "default": env.cache(env.text("CACHE_URL", "locmem://")),
    # What `{% cache %}` keeps of pages, by all that it shows: in this process, LRU.
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "template_fragments",
        "OPTIONS": {"MAX_ENTRIES": 500},
    },
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

MEDIA_ROOT = DATA_DIR / "media"
STATIC_ROOT = DATA_DIR / "static"
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sovclass.static_files.KeptManifestStorage"},
}
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
"""The queue of the worker (blog/jobs/services.py); its rows are in the database, no broker."""

# --- People --------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "sovclass.accounts.backends.PasswordBackend",
    "sovclass.accounts.backends.AddressBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "blog:home"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"

ACCOUNT_ADAPTER = "sovclass.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SIGNUP_FORM_CLASS = "sovclass.accounts.forms.SignupNamesForm"
ACCOUNT_FORMS = {
    name: f"sovclass.accounts.entry_forms.{form}"
    for name, form in {
        "login": "SignInForm",
        "signup": "SignUpForm",
        "request_login_code": "CodeForm",
        "confirm_login_code": "ConfirmCodeForm",
        "confirm_email_verification_code": "ConfirmEmailForm",
        "add_email": "AddAddressForm",
        "reset_password": "ForgottenForm",
        "reset_password_from_key": "NewPasswordForm",
        "change_password": "ChangePasswordForm",
        "set_password": "SetPasswordForm",
        "reauthenticate": "ConfirmPasswordForm",
    }.items()
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_UNIQUE_EMAIL = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_SESSION_REMEMBER = None  # the person chooses: computers are shared
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/15m/key,50/15m/ip",
    "reset_password": "20/h/ip,5/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXIES", 0)
USERSESSIONS_TRACK_ACTIVITY = False

# --- Mail ----------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.text("MAIL_FROM", "Sovclass <sovclass@localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
EMAIL_HOST = env.text("MAIL_HOST")
EMAIL_PORT = env.number("MAIL_PORT", 25)
EMAIL_HOST_USER = env.text("MAIL_USER")
EMAIL_HOST_PASSWORD = env.text("MAIL_PASSWORD")
EMAIL_USE_TLS = env.flag("MAIL_TLS", default=False)
EMAIL_TIMEOUT = 10
EMAIL_FILE_PATH = str(DATA_DIR / "mail")
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if EMAIL_HOST
    else "django.core.mail.backends.filebased.EmailBackend"
)

# --- Language and time ---------------------------------------------------------

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "sovclass" / "locale"]
FORMAT_MODULE_PATH = "sovclass.formats"
USE_TZ = True
TIME_ZONE = "UTC"

# --- Safety --------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_ENGINE = "sovclass.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "sovclass.errors.csrf_failure"

if PRODUCTION:
    SECURE_SSL_REDIRECT = env.flag("SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
    SECURE_HSTS_SECONDS = env.number("HSTS_SECONDS", 31_536_000)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_SUBDOMAINS", default=True)
    SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=True)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"
    CSRF_TRUSTED_ORIGINS = env.words("TRUSTED_ORIGINS")
    if env.flag("BEHIND_TLS_PROXY", default=False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        USE_X_FORWARDED_HOST = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["stderr"], "level": env.text("LOG_LEVEL", "WARNING")},
}

# --- The classroom -------------------------------------------------------------

FIGURE_MAX_BYTES = 8 * 1024 * 1024
FIGURE_MAX_PIXELS = 24_000_000
"""Width times height a picture may have before it is decoded."""
SOURCE_TEXT_MAX_BYTES = 24 * 1024 * 1024
"""Of a file with a source's text. Only its page takes so much."""
ESSAY_MAX_CHARACTERS = 200_000
COMMENT_MAX_CHARACTERS = 20_000
SOURCE_SERVICES = {
    "crossref": "https://api.crossref.org",
    "open-library": "https://openlibrary.org",
    "zotero": "https://api.zotero.org",
}
"""Where sources are looked up, and nowhere else; tests point these at loopback."""
