"""Settings: one file, values from the environment. Each is explained in docs/reference/settings.md."""

from __future__ import annotations

from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from kim.config import databases, env, sign_on
from kim.kernel.vault import ring

SOURCE = Path(__file__).resolve().parent.parent

KIM_MODE = env.text("KIM_MODE", "production")  # production, demo or test
if KIM_MODE not in ("production", "demo", "test"):
    raise ValueError(f"KIM_MODE must be production, demo or test, not {KIM_MODE!r}")
IS_PRODUCTION = KIM_MODE == "production"
DEBUG = False
SECRET_KEY = env.text(
    "KIM_SECRET_KEY", "" if IS_PRODUCTION else "demo-and-test-only-this-is-not-a-secret-at-all-2f9c41d7"
)
ALLOWED_HOSTS = env.names("KIM_HOSTS", "localhost,127.0.0.1,[::1]")
KIM_STYLEGUIDE = env.flag("KIM_STYLEGUIDE", not IS_PRODUCTION)
KIM_REQUIRE_SECOND_FACTOR = env.flag("KIM_REQUIRE_SECOND_FACTOR", KIM_MODE != "demo")
if IS_PRODUCTION and not KIM_REQUIRE_SECOND_FACTOR:
    raise ValueError("KIM_REQUIRE_SECOND_FACTOR can be false in the demo only: a password alone protects nobody.")
KIM_DEMO = KIM_MODE == "demo"

# --- database: the runtime role serves; the owner only migrates and makes test databases -----------------------------
_runtime_url, _owner_url = env.text("DATABASE_URL"), env.text("DATABASE_OWNER_URL")
DATABASES = {"default": databases.from_url(_owner_url if env.flag("KIM_AS_OWNER", False) else _runtime_url)}
KIM_RUNTIME_ROLE = databases.user_of(_runtime_url, "kim_app")
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CONTEXTS = [
    "kim.organisations",
    "kim.accounts",
    "kim.pathways",
    "kim.directory",
    "kim.people",
    "kim.steering",
    "kim.consent",
    "kim.casework",
    "kim.referrals",
    "kim.consolidation",
    "kim.procedures",
    "kim.privacy",
    "kim.policy",
]
INSTALLED_APPS = [
    "kim.kernel",
    "kim.ui",
    *CONTEXTS,
    "kim.config.apps.ConfigConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.usersessions",
    "django_htmx",
    "django_cotton.apps.SimpleAppConfig",
    "template_partials.apps.SimpleAppConfig",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "kim.ui.language.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "kim.accounts.middleware.ActingMembershipMiddleware",
    "kim.accounts.middleware.LostUpdateMiddleware",
    "kim.kernel.middleware.TransactionMiddleware",
    "kim.ui.in_use.InUseMiddleware",
]
ROOT_URLCONF = "kim.config.urls"
WSGI_APPLICATION = "kim.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "template_partials.loader.Loader",
                    [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django_cotton.cotton_loader.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "template_partials.templatetags.partials",
                "django.templatetags.i18n",
                "django.templatetags.static",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "kim.ui.context.shell",
            ],
        },
    }
]
FORM_RENDERER = "kim.ui.forms.KernRenderer"

# --- language and time: German is the language of the interface, English the second ---------------------------------
LANGUAGE_CODE = "de"
LANGUAGES = [("de", _("German")), ("en", _("English"))]
TIME_ZONE = "Europe/Berlin"
USE_I18N = True
USE_TZ = True

# --- static files ---------------------------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(env.text("KIM_STATIC_ROOT", str(Path(env.text("KIM_DATA_DIR", ".kim")) / "static"))).absolute()
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if KIM_MODE == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
# Tests look a file up when it is asked for: each of their browsers would list all files before its first page.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = KIM_MODE == "test"

# --- files of clients: encrypted, outside everything that is served; the first key seals, all of them open ----------
KIM_FILES_DIR = Path(env.text("KIM_FILES_DIR", str(Path(env.text("KIM_DATA_DIR", ".kim")) / "files"))).absolute()
KIM_FILE_KEYS = ring.parse(env.text("KIM_FILE_KEYS", "test:" + "k" * 43 if KIM_MODE == "test" else ""))
KIM_LETTERS = Path(env.text("KIM_LETTERS")).absolute() if env.text("KIM_LETTERS") else None
KIM_UPLOAD_MAX_MB = env.number("KIM_UPLOAD_MAX_MB", 20, least=1)
KIM_UPLOAD_TYPES = env.choices("KIM_UPLOAD_TYPES", "pdf,jpeg,png,docx")
FILE_UPLOAD_HANDLERS = ["kim.kernel.uploads.arriving.PrivateHandler"]

# --- log-in ---------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["kim.accounts.backend.AuthenticationBackend"]
# Argon2 takes a tenth of a second on purpose. Passwords that everybody may know need no such protection.
KIM_QUICK_PASSWORDS = env.flag("KIM_QUICK_PASSWORDS", KIM_MODE == "test")
if IS_PRODUCTION and KIM_QUICK_PASSWORDS:
    raise ValueError("KIM_QUICK_PASSWORDS can be true only while the demo is made: a hash has to be slow.")
PASSWORD_HASHERS = [
    "kim.accounts.hashing.QuickArgon2" if KIM_QUICK_PASSWORDS else "django.contrib.auth.hashers.Argon2PasswordHasher"
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "kim.accounts.adapters.AccountAdapter"
MFA_ADAPTER = "kim.accounts.adapters.MFAAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {"login": "30/m/ip", "login_failed": "10/m/ip,5/15m/key"}
ACCOUNT_SESSION_REMEMBER = False  # a session ends with the browser, and after KIM_SESSION_SECONDS without a page
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody can make us write to strangers
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "KIM: "
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_FORMS = {
    "login": "kim.accounts.forms.log_in.LogInForm",
    "reset_password": "kim.accounts.forms.log_in.ForgottenPasswordForm",
    "reset_password_from_key": "kim.accounts.forms.log_in.NewPasswordForm",
    "change_password": "kim.accounts.forms.log_in.ChangePasswordForm",
    "reauthenticate": "kim.accounts.forms.log_in.ConfirmPasswordForm",
}
MFA_FORMS = {
    "authenticate": "kim.accounts.forms.log_in.CodeForm",
    "reauthenticate": "kim.accounts.forms.log_in.ConfirmCodeForm",
    "activate_totp": "kim.accounts.forms.log_in.SetUpAppForm",
    "add_webauthn": "kim.accounts.forms.passkeys.NewPasskeyForm",
    "edit_webauthn": "kim.accounts.forms.passkeys.RenamePasskeyForm",
    "login_webauthn": "kim.accounts.forms.passkeys.LogInByPasskeyForm",
    "authenticate_webauthn": "kim.accounts.forms.passkeys.PasskeyForm",
    "reauthenticate_webauthn": "kim.accounts.forms.passkeys.ConfirmByPasskeyForm",
}
# Single sign-on of towns: none unless the settings name one. Nobody signs up by it.
KIM_SIGN_ON = sign_on.read(may_be_plain=not IS_PRODUCTION)
KIM_OIDC_SESSION_SECONDS = env.number("KIM_OIDC_SESSION_SECONDS", 36000, least=300)
SOCIALACCOUNT_PROVIDERS = sign_on.for_allauth(KIM_SIGN_ON)
SOCIALACCOUNT_ADAPTER = "kim.accounts.sign_on.SignOnAdapter"
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REQUESTS_TIMEOUT = 5
PASSWORD_RESET_TIMEOUT = 24 * 60 * 60
# Where people reach this installation; only the command line needs it, pages know the address they were asked at.
KIM_ADDRESS = env.text("KIM_ADDRESS", "http://localhost:8000").rstrip("/")
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_USER_VERIFICATION = "required"  # PIN, fingerprint or face, always: a passkey is two factors
MFA_TOTP_ISSUER = "KIM"
MFA_TOTP_TOLERANCE = 1  # the clock of a phone may be half a minute off
USERSESSIONS_TRACK_ACTIVITY = False
# In the demo nothing leaves: the outbox is what one reads (kim.accounts.delivery).
EMAIL_BACKEND = env.text("KIM_EMAIL_BACKEND", "django.core.mail.backends.smtp.EmailBackend")
EMAIL_HOST = env.text("KIM_SMTP_HOST", "localhost")
EMAIL_PORT = env.number("KIM_SMTP_PORT", 25, least=1)
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = env.text("KIM_SMTP_USER", ""), env.text("KIM_SMTP_PASSWORD", "")
EMAIL_USE_TLS = env.flag("KIM_SMTP_TLS", False)
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = env.text("KIM_MAIL_FROM", "kim@localhost")

# --- sessions, cookies, headers -------------------------------------------------------------------------------------
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = env.number("KIM_SESSION_SECONDS", 3600, least=60)
SESSION_SAVE_EVERY_REQUEST = False  # once a minute is enough: kim.accounts.session.keep_alive
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "kim.ui.views.errors.csrf_failure"
if IS_PRODUCTION:
    SECURE_SSL_REDIRECT = env.flag("KIM_SSL_REDIRECT", True)
    SECURE_HSTS_SECONDS = 31536000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    if env.flag("KIM_BEHIND_PROXY", False):
        SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
        ALLAUTH_TRUSTED_PROXY_COUNT = 1  # rate limits count the client, not the proxy
CSRF_TRUSTED_ORIGINS = env.names("KIM_TRUSTED_ORIGINS", "")
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        # A form that leads to a single sign-on ends at another host, and browsers ask for that one too.
        "form-action": [SELF, *(one.origin for one in KIM_SIGN_ON.values())],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kim_cache"}}
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- jobs -----------------------------------------------------------------------------------------------------------
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
SILENCED_SYSTEM_CHECKS: list[str] = []
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"safe": {"()": "kim.config.logs.WithoutValues"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "safe"}},
    "root": {"handlers": ["console"], "level": env.text("KIM_LOG_LEVEL", "WARNING")},
}
