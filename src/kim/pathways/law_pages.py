"""The law as Markdown pages, made from the rules that run. Written by `kim pathways print`, never by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from kim.pathways.calendar_of_law import Act, acts
from kim.pathways.rules.law import BOOK
from kim.pathways.rules.rendering import Change, CriterionText, PathwayText, changes, criterion_text, day, pathway_text
from kim.pathways.rules.schema import EXCEPTION, SCHEMA, UNKNOWN, Fact
from kim.pathways.rules.tables import Table, tables

MADE = "<!-- Erzeugt mit „kim pathways print“ aus den Regeln, die laufen. Nicht von Hand ändern. -->\n"
NOTICE = "Vorprüfung ohne Bindungswirkung – Entscheidung trifft die zuständige Behörde."
CHECKED = "Der Wortlaut wurde bis zum 29.04.2026 geprüft; bei späteren Stichtagen steht ein Hinweis am Ergebnis."
HOW = (
    "Jede Voraussetzung ist erfüllt, nicht erfüllt, offen oder entfällt. Offen hat immer einen Grund: ein Nachweis",
    "fehlt, eine Rechtsfrage ist ungeklärt (LQ-…), die Behörde wägt im Einzelfall ab, oder sie kann davon absehen.",
    "Eine Angabe zählt erst, wenn sie belegt ist. *ist* = Anspruch, *soll* = im Regelfall gebunden, *kann* = Ermessen.",
)
ABSENT = {UNKNOWN: "nicht gefragt, also offen", EXCEPTION: "Ausnahme nicht geltend gemacht"}


def pages() -> Mapping[str, str]:
    """Every page by its file name."""
    texts = [pathway_text(one) for one in BOOK.pathways.values()]
    return {
        "README.md": _joined(_index(texts)),
        "allgemein.md": _joined(_general()),
        "aenderungen.md": _joined(_changes(acts(), changes(BOOK))),
        "tabellen.md": _joined(_tables(tables().values())),
        "angaben.md": _joined(_facts()),
        **{f"{one.id}.md": _joined(_pathway(one)) for one in texts},
    }


def _joined(lines: Iterable[str]) -> str:
    return MADE + "\n" + "\n".join(lines) + "\n"


def _index(texts: list[PathwayText]) -> Iterator[str]:
    yield "# Das Recht, wie KIM es liest"
    yield ""
    yield f"{NOTICE} {CHECKED}"
    yield ""
    yield from HOW
    yield ""
    yield "| Regel | Norm | Worum es geht |"
    yield "| --- | --- | --- |"
    for one in texts:
        yield f"| [{one.id}]({one.id}.md) | {one.norm} | {one.title} |"
    yield ""
    yield "Dazu: [allgemeine Voraussetzungen](allgemein.md), [Änderungen des Rechts](aenderungen.md),"
    yield "[Beträge und Listen](tabellen.md), [Angaben](angaben.md)."


def _pathway(text: PathwayText) -> Iterator[str]:
    yield f"# {text.norm}: {text.title}"
    yield ""
    yield f"Regel `{text.id}`. {NOTICE}"
    for line in (text.starts, text.note):
        if line:
            yield ""
            yield line
    for way in text.routes:
        yield ""
        effect = f" ({way.effect})" if way.effect else ""
        yield f"**{way.name or 'Ergebnis'}**{effect}: " + ", ".join(f"`{need}`" for need in way.needs)
    for one in text.criteria:
        yield from _criterion(one)
    if text.general:
        yield ""
        yield "## Allgemeine Voraussetzungen"
        yield ""
        yield "Ihr Inhalt: [allgemein.md](allgemein.md). Hier gelten sie so:"
        for identifier, lines in text.general:
            yield ""
            yield f"- `{identifier}`"
            yield from ("  " * (depth + 1) + f"- {line}" for depth, line in lines)


def _criterion(text: CriterionText) -> Iterator[str]:
    yield ""
    yield f"## {text.name}"
    yield ""
    yield f"`{text.id}`" + ("" if text.counts else " – zählt nicht in das Ergebnis (Hinweis)")
    for version in text.versions:
        yield ""
        draft = " – ENTWURF, nicht in Kraft gesetzt" if version.draft else ""
        origin = f"(Quelle {version.source}; Fassung `{version.id}`)"
        yield f"**{version.validity}**, {version.norm} {origin}{draft}. Erfüllt, wenn:"
        yield ""
        yield from ("  " * depth + f"- {line}" for depth, line in version.lines)
        if version.reads:
            yield ""
            yield "Liest: " + ", ".join(version.reads) + "."
        if version.note:
            yield ""
            yield f"Anmerkung: {version.note}"
    if text.outside:
        yield ""
        yield text.outside


def _general() -> Iterator[str]:
    yield "# Allgemeine Voraussetzungen und Ausschlüsse"
    yield ""
    yield f"{NOTICE} Die einzelnen Wege sagen, welche davon gelten und wer davon absehen kann."
    for one in BOOK.general:
        yield from _criterion(criterion_text(one, counts=True))


def _changes(known: Iterable[Act], found: Iterable[Change]) -> Iterator[str]:
    yield "# Änderungen des Rechts"
    yield ""
    yield "◐ = Tag aus einer Sekundärquelle, ✎ = aus dem Gedächtnis, nachzuprüfen."
    yield ""
    yield "| ab | Gesetz | was es ändert | |"
    yield "| --- | --- | --- | --- |"
    for act in known:
        yield f"| {day(act.day)} | {act.name} | {act.touches} | {act.mark} |"
    yield ""
    yield "## Was sich dadurch in den Regeln ändert"
    yield ""
    yield "| ab | Voraussetzung | | Norm |"
    yield "| --- | --- | --- | --- |"
    for one in found:
        yield f"| {day(one.day)} | `{one.id}` {one.name} | {one.what} | {one.norm} |"


def _tables(found: Iterable[Table]) -> Iterator[str]:
    yield "# Beträge, Grenzen und Listen"
    for table in found:
        yield ""
        yield f"## {table.title}"
        yield ""
        yield f"`{table.key}`" + (f", {table.unit}" if table.unit else "") + (f". {table.note}" if table.note else "")
        yield ""
        yield "| Geltung | Wert | Quelle |"
        yield "| --- | --- | --- |"
        for validity, value, source in table.rows():
            yield f"| {validity} | {value} | {source} |"


def _facts() -> Iterator[str]:
    yield "# Angaben, die die Regeln lesen"
    yield ""
    yield "Nicht gefragt heißt: der Schlüssel fehlt. Gefragt und nicht vorhanden heißt `none`, `false`, `[]` oder `0`."
    yield "Jeder Eintrag kann `evidence` tragen: `claimed` (nur gesagt), `documented` (belegt, ohne Angabe), `verified`"
    yield "(geprüft). Zeiträume haben `from` und `to`, beide Tage zählen; `to: null` läuft noch."
    yield "**V** = Feststellung der Behörden."
    yield ""
    yield "| Schlüssel | Bedeutung | Werte | fehlt: | |"
    yield "| --- | --- | --- | --- | --- |"
    for key, fact in SCHEMA.items():
        yield f"| `{key}` | {fact.label} | {fact.shape} | {_absent(fact)} | {'V' if fact.sensitive else ''} |"


def _absent(fact: Fact) -> str:
    return ABSENT.get(fact.absent, f"`{fact.absent}`")
