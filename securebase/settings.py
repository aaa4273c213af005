"""All settings, in one strict file. What differs between machines comes from `securebase.env` and nowhere else.

Importing this makes nothing on disk: `securebase.datafolder.prepare` does, before the first start.
"""

from pathlib import Path
from typing import Any

from securebase import env

HERE = Path(__file__).resolve().parent
ENV = env.read()

DEBUG = False
SECRET_KEY = env.read_secret(ENV.data)
INSTRUMENT = ENV.data / "attachment.toml"  # a published questionnaire that the owner may put down
ALLOWED_HOSTS = [f"[{ENV.url.host}]" if ":" in ENV.url.host else ENV.url.host]
CSRF_TRUSTED_ORIGINS = [str(ENV.url)]
SECURE = ENV.url.secure  # cookies are Secure and bear the __Host- prefix exactly when this is true
COOKIE_PREFIX = "__Host-" if SECURE else ""

# A slice is a folder with an apps.py; the order is the order of the floors (see the import rules).
SLICES = (
    *("shell", "accounts", "couples", "notices", "drafts"),
    *(
        "checkins",
        "circle",
        "journal",
        "openings",
        "reaches",
        "pauses",
        "settle",
        "safety",
        "noticed",
        "asked",
        "cyclemap",
        "coach",
        "exports",
    ),
    *("today", "rightnow", "us", "support", "start", "together", "practise", "jobs"),
)
INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "django_htmx",
    "securebase.vault",
    *(f"securebase.web.{name}" for name in SLICES if (HERE / "web" / name / "apps.py").is_file()),
]
ROOT_URLCONF = "securebase.web.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SILENCED_SYSTEM_CHECKS: list[str] = []

MIDDLEWARE = [
    "securebase.web.shell.headers.HeadersMiddleware",  # outermost, so that every answer has them
    "securebase.web.shell.errors.ErrorsMiddleware",
    "securebase.web.shell.statics.StaticMiddleware",
    "securebase.web.shell.clock.ClockMiddleware",
    "securebase.web.shell.library.LibraryMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "securebase.web.accounts.middleware.SessionMiddleware",
    "securebase.web.couples.middleware.CoupleMiddleware",
    "securebase.web.shell.gate.GateMiddleware",
]

CSRF_COOKIE_NAME = f"{COOKIE_PREFIX}csrf"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_SAMESITE = "Lax"  # Strict would make a new one on arrival by a link, and undo the forms of other open tabs
CSRF_COOKIE_AGE = None
CSRF_FAILURE_VIEW = "securebase.web.shell.errors.csrf"
SECURE_SSL_REDIRECT = False  # the proxy's work; this process never sees http when the address is https
APPEND_SLASH = False

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request", "securebase.web.shell.context.page"],
            # Not installed as an app: its configuration would import Django's admin, which has no place here.
            "libraries": {"partials": "template_partials.templatetags.partials"},
            "builtins": ["template_partials.templatetags.partials", "django.templatetags.static"],
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])],
                )
            ],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "securebase.vault.sqlite",
        "NAME": ENV.data / "db.sqlite3",
        "CONN_MAX_AGE": None,
        "ATOMIC_REQUESTS": False,
    }
}

USE_TZ = True
TIME_ZONE = "UTC"
USE_I18N = False
LANGUAGE_CODE = "en-gb"

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},  # nothing of ours is kept as a file
    "staticfiles": {"BACKEND": "securebase.web.shell.statics.VersionedStorage"},
}
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]

BODY_LIMIT = 8 * 2**20  # bytes; the door cuts off here too
DATA_UPLOAD_MAX_MEMORY_SIZE = BODY_LIMIT
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 5
FILE_UPLOAD_MAX_MEMORY_SIZE = BODY_LIMIT + 1  # above the limit of a body, so no temporary file is ever written
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

DEFAULT_EXCEPTION_REPORTER = "securebase.web.shell.quiet.QuietReporter"
LOGGING_CONFIG = "logging.config.dictConfig"
LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"quiet": {"()": "securebase.web.shell.quiet.QuietFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "quiet"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    # A page that is not there is no fault of the server, and a line about it would tell who looked for what.
    "loggers": {
        "django": {"handlers": [], "level": "WARNING"},
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "CRITICAL"},
    },
}
