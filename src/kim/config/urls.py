"""All addresses: one line per context."""

from django.urls import URLPattern, URLResolver, include, path

from kim.directory.exchange.interface import interface
from kim.ui.views.home import home

CONTEXTS = {
    "ui": "",
    "accounts": "",
    "organisations": "",
    "pathways": "recht/",
    "directory": "angebote/",
    "casework": "",
    "referrals": "",
    "consolidation": "",
    "steering": "",
    "procedures": "",
    "privacy": "datenschutz/",
}

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("schnittstelle/v1/", interface.urls),
    *(path(prefix, include(f"kim.{context}.urls")) for context, prefix in CONTEXTS.items()),
]

handler403 = "kim.ui.views.errors.forbidden"
handler404 = "kim.ui.views.errors.not_found"
handler500 = "kim.ui.views.errors.server_error"
