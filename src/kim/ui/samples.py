"""Invented content for the style page. Shown in demo, development and tests only."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict

from kim.ui import conflict
from kim.ui.forms import Choice, ChoiceMultiple, Combobox, ComboboxMultiple, DayField, PartialDateField

KINDS = [("phone", "Telefon"), ("office", "Büro"), ("visit", "Besuch"), ("message", "Nachricht")]
ICONS = {"phone": "phone", "office": "building", "visit": "family", "message": "chat"}
NEEDS = [
    ("unknown", "noch nicht bekannt"),
    ("none", "kein"),
    ("low", "gering"),
    ("clear", "deutlich"),
    ("urgent", "dringend"),
]
OFFICES = [
    ("", "Bitte wählen"),
    ("ja", "Jugendamt Neustadt"),
    ("jc", "Jobcenter Neustadt"),
    ("abh", "Ausländerbehörde"),
]


class SampleForm(forms.Form):
    """Every kind of field once."""

    kind = forms.ChoiceField(label="Art", choices=KINDS, widget=Choice(icons=ICONS))
    need = forms.ChoiceField(label="Bedarf", choices=NEEDS, widget=Choice(joined=True, unknown="unknown"))
    people = forms.MultipleChoiceField(
        label="Mit", choices=[("a", "Ayla"), ("o", "Oskar"), ("n", "Nele")], widget=ChoiceMultiple, required=False
    )
    office = forms.ChoiceField(
        label="Stelle", choices=OFFICES, widget=Combobox(notes={"ja": "Bildung", "jc": "Arbeit", "abh": "Aufenthalt"})
    )
    others = forms.MultipleChoiceField(
        label="Außerdem dabei", choices=OFFICES[1:], widget=ComboboxMultiple, required=False
    )
    due = DayField(label="Frist")
    born = PartialDateField(label="Geburtsdatum", required=False)
    note = forms.CharField(
        label="Notiz",
        help_text="Nur, was für den Plan wichtig ist. Diagnosen gehören nicht hierher.",
        widget=forms.Textarea({"rows": 3}),
    )
    agreed = forms.BooleanField(label="Mit der Familie besprochen", required=False)


class StepForm(forms.Form):
    """The step of the conflict example."""

    due = DayField(label="Frist")
    note = forms.CharField(label="Notiz")
    office = forms.ChoiceField(label="Stelle", choices=OFFICES)


def refused_form() -> SampleForm:
    """A form that was sent empty."""
    form = SampleForm(QueryDict("kind=phone&due=morgen"))
    form.is_valid()
    return form


def conflict_page(request: HttpRequest) -> HttpResponse:
    """The conflict page with two versions of one step."""
    mine = StepForm({"due": "11.12.2026", "note": "Jugendamt am Telefon: Platz frühestens im August.", "office": "ja"})
    mine.is_valid()
    kept = "Jugendamt am Telefon: Nachrückplatz ab Januar möglich, Rückruf bis 27.11."
    stored = StepForm(initial={"due": "18.12.2026", "note": kept, "office": "ja"})
    about = {"title": "Schritt 7: Kita-Platz für Nele", "version": 4, "by": "Theo Probst", "at": "heute, 11:14"}
    return conflict.page(request, mine, stored, conflict=about, cancel_url="/")


def context() -> dict[str, Any]:
    """What the examples draw on."""
    return {**_paths(), **_contents()}


def _paths() -> dict[str, Any]:
    phases = ["Zugang", "Aufnahme", "Einschätzung", "Planung", "Vermittlung", "Begleitung", "Auswertung", "Abschluss"]
    notes = ["03/26", "03/26", "04/26", "06/26", "seit 14.09.", "", "", ""]
    return {
        "crumbs": [("Fälle", "#"), ("Familie Beispiel", "#")],
        "tabs": [
            {"label": "Überblick", "url": "#", "current": True},
            {"label": "Plan", "url": "#", "count": 13},
            {"label": "Kontakte", "url": "#", "count": 38},
            {"label": "Hindernisse", "url": "#", "count": 2},
        ],
        "phases": [
            {"label": label, "note": note, "state": "done" if n < 4 else "now" if n == 4 else ""}
            for n, (label, note) in enumerate(zip(phases, notes, strict=True))
        ],
        "steps": [
            {"label": "Hindernis notiert", "state": "done"},
            {"label": "Hinweis schreiben", "state": "now"},
            {"label": "Zweite Person gibt frei", "state": ""},
            {"label": "Bei der Steuerung", "state": ""},
        ],
        "views": [
            {"label": "Alle", "url": "#", "count": 17, "current": True},
            {"label": "Wartet länger als üblich", "url": "#", "count": 6},
        ],
        "switch": [
            {"label": "Tafel", "url": "#", "icon": "board", "current": True},
            {"label": "Tabelle", "url": "#", "icon": "table"},
        ],
    }


def _contents() -> dict[str, Any]:
    return {
        "chips": [("Wohnort: Neustadt", "#"), ("nicht abgeschlossen", "#")],
        "page": Paginator(range(170), 14).page(4),
        "facts": [("Weg", "Antrag im Kita-Portal"), ("Offen", "Mo, Di, Do 8:30–12:00"), ("Sprachen", None)],
        "figures": [
            ("≥ 20", "Fälle, III. Quartal 2026"),
            ("8 von 8", "Kommunen"),
            ("26 Tage", "ohne Zahlung (Median)"),
        ],
        "quarters": ["IV/25", "I/26", "II/26", "III/26"],
        "counts": [("Kreis gesamt", [9, 12, 14, 13]), ("Neustadt", [None, 5, 6, 5])],
        "options": [{"value": v, "label": label, "icon": ICONS[v]} for v, label in KINDS],
        "sample_form": SampleForm(auto_id="sample_%s", initial={"kind": "phone", "need": "urgent"}),
        "refused": refused_form(),
        "conflict": _versions(),
    }


def _versions() -> conflict.Conflict:
    mine = StepForm({"due": "11.12.2026", "note": "Platz frühestens im August.", "office": "ja"}, auto_id="mine_%s")
    mine.is_valid()
    stored = StepForm(initial={"due": "18.12.2026", "note": "Nachrückplatz ab Januar möglich.", "office": "ja"})
    return conflict.Conflict(
        "Schritt 7: Kita-Platz für Nele", 4, conflict.compare(mine, stored), "Theo Probst", "heute, 11:14"
    )
