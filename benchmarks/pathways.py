"""How long all rules take for many persons at one date, whether that is linear, and whether memory stays flat.

Run: .venv/bin/python benchmarks/pathways.py [PERSONS]. Two processes share the persons, who are invented as they
are needed: nothing is kept. "busy" is the processor time of the busier process: what counts when other programs run
beside it.
"""

from __future__ import annotations

import random
import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta

from kim.pathways import api

AT = date(2026, 3, 1)
PROCESSES = 2


def person(number: int) -> api.Facts:
    """An invented person; the same number is the same person."""
    draw = random.Random(number)  # noqa: S311 - invented, not secret
    arrived = date(2012, 1, 1) + timedelta(days=draw.randrange(5000))
    born = arrived - timedelta(days=draw.randrange(3000, 20000))
    facts = {
        "birth_date": born,
        "entry_date": arrived,
        "nationalities": [draw.choice(["SY", "AF", "IQ", "NG", "TR"])],
        "status_periods": _periods(draw, arrived),
        "household": _household(draw, born) if draw.random() < 0.8 else None,
        "language": {"level": draw.choice(["A1", "A2", "B1", "B2", "C1"]), "evidence": _evidence(draw)},
        "civic": {"test": "lid", "passed": draw.random() < 0.8, "evidence": _evidence(draw)},
        "income_calc": {"coverage_ratio": draw.choice([0.2, 0.6, 0.9, 1.0, 1.2]), "by": "work"},
        "benefit_periods": [{"system": "AsylbLG", "from": arrived, "to": arrived + timedelta(days=700)}],
        "employment_periods": _jobs(draw, arrived),
        "education_now": {"kind": draw.choice(["none", "school", "vocational"])},
        "identity": {"state": draw.choice(["clarified", "not_clarified"]), "nationality_clarified": True},
        "passport": {"kind": "national", "valid_until": date(2028, 1, 1)},
        "asylum": {"application_date": arrived, "decision": "none", "final_rejection": arrived + timedelta(days=500)},
        "declarations": {"fdgo": date(2025, 1, 1)},
        "marital": {"state": draw.choice(["single", "married"])},
        "deception": {"present_causal": False, "repeated": False, "ever": False},
        "cooperation": {"present": "ok", "past_delay": False},
        "convictions": [] if draw.random() < 0.9 else [{"intentional": True, "fine_days": draw.randrange(20, 120)}],
        "needy": draw.random() < 0.5,
        "employable": True,
        "residence": {"state": "NRW"},
    }
    return {key: value for key, value in facts.items() if value is not None and draw.random() < 0.9}


def _evidence(draw: random.Random) -> str:
    return draw.choice(["claimed", "documented", "documented", "verified"])


def _periods(draw: random.Random, arrived: date) -> list[dict[str, object]]:
    second, third = (
        arrived + timedelta(days=draw.randrange(200, 900)),
        arrived + timedelta(days=draw.randrange(900, 2500)),
    )
    last = draw.choice(
        [("geduldet", "60a.2.1"), ("geduldet_60b", "60b.1"), ("erlaubt", "25.5"), ("erlaubt", "25b.1.1")]
    )
    return [
        {"from": arrived, "to": second - timedelta(days=1), "type": "gestattet", "para": "ASYL-GEST"},
        {
            "from": second,
            "to": third - timedelta(days=draw.choice([1, 1, 1, 20])),
            "type": "geduldet",
            "para": "60a.2.1",
        },
        {"from": third, "to": None, "type": last[0], "para": last[1]},
    ]


def _household(draw: random.Random, born: date) -> list[dict[str, object]]:
    children = range(draw.randrange(4))
    return [
        {"relation": "child", "birth_date": born + timedelta(days=8000 + 900 * child), "lives_together": True}
        for child in children
    ]


def _jobs(draw: random.Random, arrived: date) -> list[dict[str, object]]:
    if draw.random() < 0.3:
        return []
    begun = arrived + timedelta(days=draw.randrange(400, 2000))
    return [{"from": begun, "to": None, "hours": 39, "social_insured": True, "fulltime": True, "qualified": True}]


def evaluate(numbers: range) -> tuple[int, int, float]:
    """Evaluate these persons: how many pathways were met, the peak of memory in MB, processor seconds."""
    met, began = 0, time.process_time()
    for number in numbers:
        met += sum(one.overall == "met" for one in api.evaluate_all(person(number), AT).values())
    return met, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, time.process_time() - began


def run(persons: int) -> None:
    """All rules for so many persons, in two processes."""
    began = time.monotonic()
    with ProcessPoolExecutor(PROCESSES) as pool:
        parts = list(pool.map(evaluate, [range(part, persons, PROCESSES) for part in range(PROCESSES)]))
    took, busy = time.monotonic() - began, max(part[2] for part in parts)
    each = sum(part[2] for part in parts) / persons * 1e6
    memory = f"{max(part[1] for part in parts)} MB a process"
    met = sum(part[0] for part in parts)
    print(f"{persons:>7} persons: {took:6.1f} s, busy {busy:5.1f} s, {each:5.0f} µs each, {memory}, {met} met")


def one_page() -> None:
    """What a page about one person asks for: every rule, and the earliest day of each."""
    milliseconds = []
    for number in range(200):
        facts, began = person(number), time.process_time()
        api.evaluate_all(facts, AT)
        ahead = api.ahead(facts, AT)
        for rule in api.rules():
            ahead.earliest(rule)
        milliseconds.append(1e3 * (time.process_time() - began))
    milliseconds.sort()
    print(
        f"one person, all rules with earliest days: median {milliseconds[100]:.1f} ms, 95 % {milliseconds[190]:.1f} ms"
    )


if __name__ == "__main__":
    total = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    one_page()
    for share in (100, 10, 1):
        run(total // share)
