"""Invented offers in several municipalities and languages, marked as demo data, and a correction that waits."""

from __future__ import annotations

from pathlib import Path

from kim.accounts.models import Membership
from kim.directory.actions import corrections, loading, promises
from kim.directory.models import Service
from kim.kernel.actor import Actor
from kim.organisations import api as organisations
from kim.organisations.district import documents, shape

FILE = Path(__file__).parent / "services.yaml"


def build(people: dict[str, Membership]) -> None:
    """Load the file as the district's files are loaded, and let a case manager find a mistake."""
    document = documents.load(FILE, FILE.name)
    shape.check(document, "services")
    if document.problems:
        raise ValueError(document.problems)
    loading.load(actor=Actor.system("district"), files={"services": document.value}, is_demo=True)
    office = organisations.unit("auslaenderbehoerde")
    promises.state(actor=people["reinartz"].as_actor(), unit=office, version=0, days=20)
    corrections.propose(
        actor=people["steinhoff"].as_actor(),
        service=Service.objects.get(key="demo-wohnraum-overath"),
        text="Die Sprechstunde ist seit Oktober am Dienstag, nicht am Montag.",
    )
