"""The policy as a page of sentences: docs/reference/access.md is made from what runs, not written beside it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import override

from kim.kernel import access

GRANT_ORDER = ("read", "add", "edit")


def page() -> str:
    """The whole policy in German Markdown, in a stable order."""
    with override("de"):
        return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# " + _("Who may do what")
    yield ""
    yield _(
        "Made by `kim print-policy` from the grants that run. What is not granted is refused; what is out of sight "
        "answers “not found”. A sentence marked “never” wins over every grant."
    )
    yield from _roles()
    for model, given in groupby(sorted(access.grants(), key=_by_subject), key=lambda grant: grant.model):
        yield from _subject(model, list(given))


def _by_subject(grant: access.Grant) -> tuple[str, str, str]:
    return (grant.model._meta.label, grant.role, str(grant.sentence))


def _roles() -> Iterator[str]:
    yield from ("", "## " + _("Roles"), "")
    yield _row(_("Role"), _("What it is for"), _("Second factor"))
    yield "| --- | --- | --- |"
    for role in access.roles().values():
        needed = _("yes") if role.second_factor else _("no")
        yield _row(role.name, role.sentence, "–" if role.code.startswith("system:") else needed)


def _subject(model: type[Model], grants: list[access.Grant]) -> Iterator[str]:
    yield from ("", f"## {model._meta.label}", "")
    yield _row(_("Role"), _("Sentence"), _("Verbs"), _("Basis"))
    yield "| --- | --- | --- | --- |"
    for grant in grants:
        verbs = ", ".join(sorted(grant.verbs, key=lambda verb: (verb not in GRANT_ORDER, verb)))
        yield _row(access.roles()[grant.role].name, grant.sentence, verbs, grant.basis)
    never = _("never")
    for refused in access.nevers():
        if refused.model is model:
            yield f"| **{never}** | {refused.sentence} | {', '.join(sorted(refused.verbs))} | |"


def _row(*cells: object) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"
