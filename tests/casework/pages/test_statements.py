"""How many statements each page asks of the database, whatever is stored. The numbers are changed on purpose only.

A page that asks once more for every case, person or entry is found here; so is one that asks for the same thing again.
"""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kim.casework.actions import contacts
from kim.casework.models import Case
from kim.kernel.actor import acting_as
from tests import make
from tests.casework.pages.conftest import Browser, address
from tests.cast import Cast

# At most so many, transactions and the context of the actor not counted.
MOST = {
    "cases": 15,
    # One for the packets that come to the desk, one for what comes on legal pathways.
    "today": 15,
    "search": 11,
    "enquiries": 8,
    "case": 15,
    "contacts": 15,
    "household": 15,
}
OF_A_CASE = {"case", "contacts", "household"}


def statements(clara: Browser, case: Case, name: str) -> int:
    args = [case.public_id] if name in OF_A_CASE else []
    with CaptureQueriesContext(connection) as captured:
        if name == "search":
            clara.client.post(address(name), {"q": "Sommer"})
        else:
            clara.client.get(address(name, *args))
    return len([query for query in captured if is_asked(query["sql"])])


def is_asked(sql: str) -> bool:
    """Transactions and the context of the actor are not counted."""
    return not sql.startswith(("SAVEPOINT", "RELEASE", "SELECT set_config"))


@pytest.mark.parametrize("name", MOST)
def test_a_page_asks_no_more_than_it_needs_however_much_there_is(
    clara: Browser, case: Case, cast: Cast, name: str
) -> None:
    statements(clara, case, name)
    before = statements(clara, case, name)
    with acting_as(cast.clara.actor):
        for number in range(3):
            more = make.case(cast.clara.actor, f"Familie Sommer {number}")
            make.person(cast.clara.actor, case, f"Paul {number}", family_name="Sommer")
            contacts.record(actor=cast.clara.actor, case=case, kind="phone")
            make.step(cast.clara.actor, more)
            make.step(cast.clara.actor, case)
    after = statements(clara, case, name)
    assert after <= MOST[name], f"{name}: {after} statements; if that is needed, say so in MOST"
    # A first step, a first contact may lead to one more look; the second one to none.
    assert after <= before + 6
    assert statements(clara, case, name) == after


def test_a_case_is_opened_with_fifteen_statements_at_most(clara: Browser, case: Case, cast: Cast) -> None:
    """Session, who asks, whom one may know already, what is written, and the mark that the form is done."""
    clara.client.post(address("case-new"), {"label": "Familie Anders"})
    with CaptureQueriesContext(connection) as captured:
        answer = clara.client.post(address("case-new"), {"label": "Familie Weber"})
    with acting_as(cast.clara.actor):
        assert Case.objects.filter(household__label="Familie Weber").count() == 1
    assert answer.status_code == 302
    assert len([query for query in captured if is_asked(query["sql"])]) <= 15
