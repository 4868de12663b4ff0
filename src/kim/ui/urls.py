"""URLs of the shell: display choices, legal pages, and the style page where the settings show it."""

from django.conf import settings
from django.urls import path
from django.views.i18n import set_language

from kim.ui.views import display, keys, legal, styleguide

app_name = "ui"

urlpatterns = [
    path("anzeige/", display.settings, name="display"),
    path("anzeige/sprache/", set_language, name="language"),
    path("tastatur/", keys.sheet, name="keys"),
    path("impressum/", legal.imprint, name="imprint"),
    path("datenschutzhinweis/", legal.privacy, name="privacy"),
    path("barrierefreiheit/", legal.accessibility, name="accessibility"),
]

if getattr(settings, "KIM_STYLEGUIDE", False):
    urlpatterns += [
        path("intern/gestaltung/", styleguide.page, name="styleguide"),
        path("intern/gestaltung/<slug:sample>/", styleguide.sample, name="styleguide-sample"),
    ]
