"""The part of the world that lies at an immigration authority: Ines has one procedure with everything, and one title.

`world` is a `tests.world.World`, which brings the cast. Nothing of it is known to Clara's case.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from kim.kernel import clock
from kim.kernel.actor import acting_as
from kim.procedures.actions import checklists
from tests.procedures import making

# One odd word out of everything that somebody could be known by.
SECRETS = ("Sonnentau", "Lavendel", "Rittersporn", "Wacholder")


def add(world: Any) -> None:
    """The application of Amira Sonnentau, forty days ago, and the title of somebody else."""
    ines = world.cast.ines.actor
    procedure = making.procedure(ines, "Amira Sonnentau", days=40, question="Reicht Lavendel als Nachweis?")
    procedure = making.moved(ines, procedure, "documents", clock.today() - timedelta(days=30))
    with acting_as(ines):
        line = procedure.checklistlines.get(criterion="25b.language")
        given = {"state": "present", "note": "Rittersporn"}
        checklists.check(actor=ines, line=line, version=line.version, **given)
        own = procedure.checklistlines.get(criterion="g.security")
        checklists.find(actor=ines, line=own, value="met", found_on=clock.today())
    world.objects |= {"procedure": procedure, "line": line, "own_line": own}
    world.objects["appointment"] = making.appointment(ines, procedure)
    world.objects["title"] = making.title(ines, "Bela Wacholder")
