"""All addresses: one line per context."""

from importlib.util import find_spec

from django.urls import include, path

from kim.ui.views.home import home

CONTEXTS = {
    "ui": "",
    "accounts": "",
    "organisations": "zustaendigkeiten/",
    "casework": "",
    "steering": "",
    "privacy": "datenschutz/",
}

urlpatterns = [path("", home, name="home")]
urlpatterns += [
    path(prefix, include(f"kim.{context}.urls"))
    for context, prefix in CONTEXTS.items()
    if find_spec(f"kim.{context}.urls")
]

handler403 = "kim.ui.views.errors.forbidden"
handler404 = "kim.ui.views.errors.not_found"
handler500 = "kim.ui.views.errors.server_error"
