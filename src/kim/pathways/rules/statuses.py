"""One entry of the residence-status catalogue, and what a public body must know before storing it.

Basis: the public annex to the AZRG-DV for names; § 87 Abs. 2 AufenthG for the duty of public bodies to
tell the immigration authority of a stay without title and without suspended deportation; § 88 AufenthG
and § 203 StGB, which protect what a state-recognised social worker was told. What this does not do:
decide whether the duty exists in a case, or speak of §§ 87 Abs. 2 S. 3 (benefits), which does not
concern counselling.
"""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kim.pathways.rules.codes import EngineType, Reporting, Selector, StatusGroup

_NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Status:
    """An entry. `para` is what rules of law compare; `stag`, `course`, `benefit` are hints to be checked."""

    key: str
    group: StatusGroup
    name: str
    paragraph: str
    law: str
    para: str
    engine_type: EngineType
    selectable_by: frozenset[Selector]
    expires: bool
    renewable: bool = True
    issued_from: date | None = None
    issued_until: date | None = None
    reporting: Reporting = Reporting.NOT_TOUCHED
    section: str = ""
    stag: str = ""
    course: str = ""
    benefit: str = ""

    @property
    def citation(self) -> str:
        """The paragraph with its law, for people: "§ 25b Abs. 1 S. 1 AufenthG"."""
        law = "" if self.law in self.paragraph else self.law
        return " ".join(part for part in (self.paragraph, law) if part).replace("§ ", f"§{_NO_BREAK}")

    @property
    def label(self) -> str:
        """Citation and official name, for a list to pick from."""
        return ", ".join(part for part in (self.citation, self.name) if part)

    @property
    def short(self) -> str:
        """The paragraph number alone, "§ 104c", or the name where the paragraph is no number."""
        words = self.paragraph.split()
        return f"{words[0]}{_NO_BREAK}{words[1]}" if words[:1] == ["§"] else self.name or self.paragraph

    def is_selectable_by(self, selector: Selector) -> bool:
        """True if this role may pick the entry."""
        return selector in self.selectable_by

    def could_be_issued_on(self, day: date) -> bool:
        """False outside the days between which the law allowed to issue it."""
        return (self.issued_from or date.min) <= day <= (self.issued_until or date.max)


@dataclass(frozen=True)
class ReportingWarning:
    """What a page says before such a status is stored by a public body."""

    code: Reporting
    paragraph: str = f"§{_NO_BREAK}87 Abs.{_NO_BREAK}2 AufenthG"


def reporting_warning(
    status: Status | None, is_public_body: bool, valid_until: date | None, on: date
) -> ReportingWarning | None:
    """The warning to show before the status is stored; None if nothing has to be said.

    `status` None means "no status at all". Schools, education institutions and welfare associations are
    not addressed by § 87, so they see nothing. A title or Duldung that ends before `on` counts like no
    status, but only as something to check: an application in time may continue it (§ 81 AufenthG).
    """
    if not is_public_body:
        return None
    if status is None:
        return ReportingWarning(Reporting.MIGHT_HAVE_TO_REPORT)
    if status.reporting is not Reporting.NOT_TOUCHED:
        return ReportingWarning(status.reporting)
    if status.expires and valid_until is not None and valid_until < on:
        return ReportingWarning(Reporting.CHECK)
    return None


_FORMS = ("§ {}", "Abs. {}", "S. {}", "Nr. {}")


def cited(code: str) -> str:
    """A code as lawyers cite it: "28.1.1.1" is § 28 Abs. 1 S. 1 Nr. 1, "25.2.1.alt1" § 25 Abs. 2 S. 1 Alt. 1."""
    words = []
    for place, part in enumerate(code.split(".")):
        if part.startswith(("alt", "hs")):
            words.append(f"Alt. {part[3:]}" if part.startswith("alt") else f"Hs. {part[2:]}")
        elif place >= len(_FORMS) or (place > 1 and part.isalpha()):
            words.append(f"Buchst. {part}")
        else:
            words.append(_FORMS[place].format(part))
    return " ".join(words)


def matches(code: str, wanted: str) -> bool:
    """True if a title code falls under another one: "104c.2.1" under "104c", "25.5" not under "25a"."""
    parts, begin = code.split("."), wanted.split(".")
    return parts[: len(begin)] == begin


@lru_cache(maxsize=1 << 14)
def falls_under(code: str, wanted: tuple[str, ...]) -> bool:
    """True if a title code falls under one of several."""
    return any(matches(code, one) for one in wanted)
