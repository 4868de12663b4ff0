"""How long does a quarter of work between offices take with a whole district in it, and how quick is its page?

    .venv/bin/python benchmarks/size/flows.py                    100,000 cases, 1,000,000 steps
    .venv/bin/python benchmarks/size/flows.py --cases 10000

Every step was added, asked for and answered: three events each. All steps of a case form a chain, over two years.
"""

from __future__ import annotations

import argparse
import statistics
import time
from pathlib import Path
from typing import Any

import database

STEPS = 10
PAGES = 20


def main() -> None:
    """Fill, count the last closed quarter, look at the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, default=database.FOLDER)
    options = parser.parse_args()
    places = database.start(options.folder)
    database.migrate()
    print(f"{options.cases} cases filled in {database.fill(places, options.cases, lists_only=True):.0f} s", flush=True)
    _add_chains(places)
    _count()
    _look()


def _add_chains(places: Any) -> None:
    """Ten steps for each case, one needing the one before, each waiting 5 to 64 days, inside the database."""
    from kim.kernel.core_codes import LegalDomain, LifeArea, OfficeKind

    began = time.monotonic()
    with database.superuser(places) as connection, connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("SET synchronous_commit = off")
        cursor.execute("TRUNCATE casework_step RESTART IDENTITY CASCADE")
        for place, kind in enumerate(OfficeKind):
            cursor.execute(
                "UPDATE organisations_unit SET kind = %s WHERE id %% %s = %s", [kind, len(OfficeKind), place]
            )
        cursor.execute("SELECT column_name FROM information_schema.columns WHERE table_name = 'casework_step'")
        columns = {name for (name,) in cursor.fetchall()}
        given = {
            "public_id": "lpad(to_hex(c.id * 16 + n), 10, '0')", "version": "1", "created_at": "now()",
            "unit_id": "c.unit_id", "case_id": "c.id", "number": "n", "title": "'Schritt'", "party": "'office'",
            "office_id": "1 + (c.id * 7 + n * 13) % (SELECT max(id) FROM organisations_unit)", "state": "'done'",
            "life_area": "(%s::text[])[1 + (c.id + n) %% 12]", "legal_domain": "(%s::text[])[1 + (c.id + n) %% 13]",
            "waiting_since": "current_date - (n * 70) - (5 + (c.id * 31 + n) %% 60)::int",
            "done_on": "current_date - (n * 70) + (c.id %% 60)::int - 60", "due_on": "current_date - (n * 70) - 30",
        }  # fmt: skip
        given = {name: text.replace(" % ", " %% ") for name, text in given.items()}
        blank = dict.fromkeys(_texts(columns) - given.keys(), "''")
        chosen = {name: text for name, text in {**blank, **given}.items() if name in columns}
        cursor.execute(
            f"INSERT INTO casework_step ({', '.join(chosen)}) SELECT {', '.join(chosen.values())} "  # noqa: S608
            f"FROM casework_case c, generate_series(1, {STEPS}) n",
            [list(LifeArea), list(LegalDomain)],
        )
        rows = _link(cursor)
    with database.superuser(places) as connection:
        connection.autocommit = True
        connection.execute("VACUUM ANALYZE casework_step")
        connection.execute("VACUUM ANALYZE casework_stepdependency")
    print(f"chains added in {time.monotonic() - began:.0f} s, {rows} dependencies", flush=True)


def _link(cursor: Any) -> int:
    """Each step needs the one before; how many links."""
    cursor.execute(
        "INSERT INTO casework_stepdependency (public_id, version, created_at, unit_id, case_id, step_id, needs_id) "
        "SELECT lpad(to_hex(step.id), 10, '0'), 1, now(), step.unit_id, step.case_id, step.id, needed.id "
        "FROM casework_step step JOIN casework_step needed "
        "ON needed.case_id = step.case_id AND needed.number = step.number + 1"
    )
    return int(cursor.rowcount)


def _texts(columns: set[str]) -> set[str]:
    from django.db.models import CharField, TextField

    from kim.casework.models import Step

    texts = {field.column for field in Step._meta.concrete_fields if isinstance(field, CharField | TextField)}
    return columns & texts


def _count() -> None:
    """Each figure of the last closed quarter, from the query to what may be shown; then the whole job."""
    from kim.casework import jobs
    from kim.casework.actions import flows as counting
    from kim.casework.queries.flows import counted_figures, parts_of
    from kim.casework.rules.flows import shown_flows
    from kim.kernel import clock
    from kim.kernel.actor import Actor, acting_as
    from kim.kernel.periods import last_closed_quarter

    quarter, whole = last_closed_quarter(clock.today()), 0.0
    with acting_as(Actor.system("evidence")):
        for figure in counted_figures():
            began = time.monotonic()
            parts = parts_of(figure, quarter)
            read = time.monotonic()
            shown = shown_flows(parts, figure, quarter, counting._codes(figure), 5)
            seconds = time.monotonic() - began
            whole += seconds
            print(
                f"{quarter.label} {figure}: {seconds:.1f} s (database {read - began:.1f} s), {len(parts)} cells, "
                f"{len(shown)} flows shown",
                flush=True,
            )
    print(f"the quarter: {whole:.1f} s", flush=True)
    began = time.monotonic()
    jobs.publish_flows()
    print(f"the first run of the job, eight quarters, written: {time.monotonic() - began:.1f} s", flush=True)


def _look() -> None:
    """The page with another quarter beside it, as the coordination asks for it."""
    from django.contrib.auth.models import AnonymousUser
    from django.test import RequestFactory

    from kim.kernel import clock
    from kim.kernel.actor import Actor, acting_as
    from kim.kernel.periods import last_closed_quarter
    from kim.steering.views.flows import interfaces
    from kim.ui.menu import registry

    registry.identify = None  # nobody is logged in here

    quarter = last_closed_quarter(clock.today())
    actor, taken = Actor(user_id=1, unit_id=1, role="ki_coordinator"), []
    for _number in range(PAGES):
        request: Any = RequestFactory().get("/schnittstellen/", {"vergleich": quarter.previous().key})
        request.user = AnonymousUser()
        request.user.__class__ = type("Somebody", (AnonymousUser,), {"is_authenticated": True})
        request.actor, request.session = actor, {}
        began = time.monotonic()
        with acting_as(actor):
            answer = interfaces(request)
        taken.append(1000 * (time.monotonic() - began))
        assert answer.status_code == 200
    print(f"the page from stored tables: median {statistics.median(taken):.0f} ms, longest {max(taken):.0f} ms")


if __name__ == "__main__":
    main()
