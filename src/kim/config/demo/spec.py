"""What a case of the demo is made of, before actions make it. Days are counted back from today."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True)
class PersonSpec:
    """One invented person; `status` is a key of the residence-status catalogue, `until` days ahead (None: open)."""

    given: str
    family: str
    relation: str
    birth: str
    nationalities: tuple[str, ...]
    status: str = ""
    until: int | None = None
    language: str = ""
    level: str = ""


@dataclass(frozen=True)
class StepSpec:
    """A step; `due` days ahead, `waits` days of waiting so far, `took` days until the office answered.

    `topic` asks the finder for the office.
    """

    title: str
    life_area: str
    due: int | None = None
    waits: int | None = None
    took: int | None = None
    # Answered in a closed quarter: 0 is the last one, 1 the one before; after so many days.
    answered: tuple[int, int] | None = None
    party: str = "office"
    office: str = ""
    office_name: str = ""
    topic: str = ""
    school_form: str = ""
    legal_domain: str = ""
    done: bool = False
    needs: tuple[int, ...] = ()
    # Name and phone of the official; days until an end set by law, and its paragraph.
    contact: tuple[str, str] = ("", "")
    legal_end: tuple[int, str] | None = None


@dataclass(frozen=True)
class CaseSpec:
    """A case: opened so many days ago, in this phase, last contact so many days ago."""

    label: str
    municipality: str
    persons: tuple[PersonSpec, ...]
    phase: str
    opened: int
    access_path: str
    goal: tuple[str, str]
    steps: tuple[StepSpec, ...] = ()
    contact: int | None = None
    contact_note: str = ""
    indication: tuple[str, ...] = ("complex_need", "several_providers")
    areas: tuple[tuple[str, str, str, str], ...] = field(default=())
    # What was known at the first assessment, where the areas above are the second one.
    first_areas: tuple[tuple[str, str, str, str], ...] = field(default=())
    adopted: bool = True
    how_seen: str = ""
