"""What waits for the next statement changes nothing of what is written, seen or undone."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kim.kernel.actor import Actor, acting_as
from kim.kernel.postgres import cursors
from kim.kernel.postgres.unsaid import Unsaid


class Undone(Exception):
    """Ends a block so that what it wrote is gone."""


@pytest.fixture
def sent(db: None, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was sent beside the statements themselves, from now on."""
    connection.ensure_connection()
    cursors.say_first(connection.connection)
    found: list[str] = []
    take = Unsaid.take

    def noted(self: Unsaid) -> list[str]:
        texts = take(self)
        found.append("; ".join(texts))
        return texts

    monkeypatch.setattr(Unsaid, "take", noted)
    return found


def ask(text: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(text)
        return cursor.fetchone()[0]


def test_what_ends_before_anything_was_asked_is_never_said(sent: list[str]) -> None:
    with acting_as(Actor(user_id=7)), transaction.atomic(), acting_as(Actor(user_id=8)):
        transaction.savepoint_rollback(transaction.savepoint())
    with pytest.raises(Undone), transaction.atomic(), acting_as(Actor(user_id=9)):
        raise Undone
    assert ask("SELECT current_setting('app.actor', true)") == ""
    assert len(sent) == 1
    assert "SAVEPOINT" not in sent[0]
    assert sent[0].count("app.actor") == 1


def test_all_that_waits_goes_in_one_trip_in_front_of_a_statement(sent: list[str]) -> None:
    with transaction.atomic(), acting_as(Actor(user_id=7)), transaction.atomic():
        assert ask("SELECT current_setting('app.actor')") == "7"
        assert [text.count("SAVEPOINT") for text in sent] == [2]


@pytest.mark.django_db
def test_a_setting_is_told_as_it_is_written() -> None:
    tricky = "'); DROP TABLE x; --\\"
    with acting_as(Actor(role="case_manager", key=tricky)):
        assert ask("SELECT current_setting('app.key')") == tricky


@pytest.mark.django_db
@pytest.mark.parametrize("through", ["many", "copy", "stream", "fetched", "binding-off", "pipeline"])
def test_every_way_to_send_says_first_what_waits(through: str) -> None:
    with acting_as(Actor(user_id=7)), connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE seen (actor text)")
        waiting = connection.connection.unsaid  # type: ignore[attr-defined]
        with transaction.atomic(), acting_as(Actor(user_id=8)):
            assert waiting
            found = list(_sent_through(through, cursor.cursor))
            assert not waiting
        assert found == ["8"]


def _sent_through(through: str, cursor: Any) -> Iterator[str]:
    actor = "SELECT current_setting('app.actor')"
    if through == "many":
        cursor.executemany("INSERT INTO seen VALUES (current_setting('app.actor') || %s)", [[""]])
        yield from (row for (row,) in cursor.execute("SELECT actor FROM seen").fetchall())
    elif through == "copy":
        with cursor.copy("COPY (SELECT current_setting('app.actor')) TO STDOUT") as copied:
            yield from (row for (row,) in copied.rows())
    elif through == "stream":
        yield from (row for (row,) in cursor.stream(actor))
    elif through == "fetched":
        with connection.connection.cursor("by_and_by") as named:  # type: ignore[union-attr]
            yield from (row for (row,) in named.execute(actor).fetchall())
    elif through == "pipeline":
        with connection.connection.pipeline():  # type: ignore[union-attr]
            yield cursor.execute(actor).fetchone()[0]
    else:
        yield cursors.WritingCursor(connection.connection).execute(actor).fetchone()[0]


@pytest.mark.django_db
def test_a_broken_savepoint_is_not_taken_for_a_good_one() -> None:
    # Nobody may go on in a transaction that is broken, also who catches the error.
    with pytest.raises(DatabaseError), transaction.atomic(), suppress(DatabaseError):
        ask("SELECT no_such_column")
    assert ask("SELECT 1") == 1


WRITE = "INSERT INTO written SELECT coalesce(nullif(current_setting('app.actor'), ''), '-')"
PROGRAMS = st.recursive(
    st.sampled_from([("write",), ("write ahead",)]),
    lambda parts: st.one_of(
        st.tuples(st.just("atomic"), st.booleans(), st.lists(parts, max_size=3)),
        st.tuples(st.just("savepoint"), st.sampled_from(["kept", "released", "gone"]), st.lists(parts, max_size=3)),
        st.tuples(st.just("as"), st.integers(1, 9), st.lists(parts, max_size=3)),
    ),
    max_leaves=12,
)


@pytest.fixture
def written(db: None) -> None:
    """A table that notes who writes."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE written (actor text, place serial)")


@pytest.mark.usefixtures("written")
@given(st.lists(PROGRAMS, max_size=4))
@settings(max_examples=150, suppress_health_check=list(HealthCheck))
def test_any_nesting_writes_and_undoes_what_it_says_as_whom_it_says(programs: list[Any]) -> None:
    with transaction.atomic():
        _run_all(programs)
        told = ask("SELECT coalesce(string_agg(actor, ' ' ORDER BY place), '') FROM written")
        assert told.split() == [actor for program in programs for actor in _expected(program, "-")]
        assert ask("SELECT current_setting('app.actor')") == ""
        transaction.set_rollback(True)


def _run(program: Any) -> None:
    kind, *more = program
    if kind == "write":
        with connection.cursor() as cursor:
            cursor.execute(WRITE)
    elif kind == "write ahead":
        connection.ask_ahead(WRITE, ())  # type: ignore[attr-defined]
    elif kind == "as":
        with acting_as(Actor(user_id=more[0])):
            _run_all(more[1])
    elif kind == "savepoint":
        savepoint = transaction.savepoint()
        _run_all(more[1])
        if more[0] == "gone":
            transaction.savepoint_rollback(savepoint)
        if more[0] == "released":
            transaction.savepoint_commit(savepoint)
    else:
        with suppress(Undone), transaction.atomic():
            _run_all(more[1])
            if more[0]:
                raise Undone


def _run_all(parts: list[Any]) -> None:
    for part in parts:
        _run(part)


def _expected(program: Any, actor: str) -> list[str]:
    """Who has written, as the words of the program say."""
    kind, *more = program
    if kind in ("write", "write ahead"):
        return [actor]
    inner = str(more[0]) if kind == "as" else actor
    if (kind == "savepoint" and more[0] == "gone") or (kind == "atomic" and more[0]):
        return []
    return [each for part in more[1] for each in _expected(part, inner)]


@pytest.fixture
def plans(db: None) -> Any:
    """What this connection keeps of statements."""
    connection.ensure_connection()
    manager: Any = connection.connection._prepared  # type: ignore[union-attr]
    return manager


def add(number: int) -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s::int + 40", [number])
        return int(cursor.fetchone()[0])


def is_kept(plans: Any) -> bool:
    return any(b"+ 40" in query for query, _types in plans._names)


def test_plans_outlive_a_way_back(plans: Any) -> None:
    with transaction.atomic():
        assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]
        transaction.set_rollback(True)
    assert is_kept(plans)
    assert add(2) == 42


def test_plans_are_forgotten_with_a_table(plans: Any) -> None:
    assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMP TABLE gone (a int)")
        cursor.execute("DROP TABLE gone")
    assert not is_kept(plans)


def test_what_was_prepared_in_a_broken_pipeline_is_not_believed(plans: Any) -> None:
    assert add(1) == 41
    with suppress(DatabaseError), transaction.atomic():
        _ask_in_a_broken_pipeline()
    assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]


def test_what_was_prepared_before_a_broken_pipeline_outlives_it(plans: Any) -> None:
    assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]
    with suppress(DatabaseError), transaction.atomic():
        _ask_in_a_broken_pipeline()
    assert is_kept(plans)
    assert add(4) == 44


def test_after_many_broken_ones_everything_is_prepared_anew(plans: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The server may have what is not believed to be there, and would keep it as long as the connection."""
    monkeypatch.setattr(cursors, "MOST_LEFT_BEHIND", 5)
    assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]
    plans.prepare_threshold, before = 0, plans.prepare_threshold
    for number in range(6):
        with suppress(DatabaseError), transaction.atomic(), connection.cursor() as cursor, one_way():
            cursor.execute(f"SELECT {number} + %s::int", [1])
            cursor.execute("SELECT 1 / %s::int", [0])
        if not is_kept(plans):
            break
    assert number > 1
    assert not is_kept(plans)
    plans.prepare_threshold = before
    assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements")
        assert cursor.fetchone()[0] < 4


def one_way() -> Any:
    opened: Any = connection
    return opened.one_way()


def test_a_pipeline_that_ended_well_leaves_no_doubt(plans: Any) -> None:
    with connection.cursor() as cursor:
        with one_way():
            cursor.execute("SELECT %s::int", [1])
        cursor.executemany("SELECT set_config('app.none', %s, true)", [("a",), ("b",)])
    assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]
    with transaction.atomic():
        add(4)
        transaction.set_rollback(True)
    assert is_kept(plans)


def _ask_in_a_broken_pipeline() -> None:
    raw: Any = connection.connection
    with connection.cursor() as cursor, connection.wrap_database_errors, raw.pipeline():
        cursor.execute("SELECT no_such_column")
        for number in (1, 2, 3):
            cursor.execute("SELECT %s::int + 40", [number])


@pytest.mark.django_db(transaction=True)
def test_plans_outlive_a_whole_transaction_that_is_undone() -> None:
    connection.ensure_connection()
    manager: Any = connection.connection._prepared  # type: ignore[union-attr]
    with transaction.atomic():
        assert [add(number) for number in (1, 2)] == [41, 42]
        transaction.set_rollback(True)
    assert is_kept(manager)
    assert add(3) == 43


@pytest.mark.django_db(transaction=True)
def test_a_whole_transaction_with_a_broken_pipeline_leaves_no_plan() -> None:
    connection.ensure_connection()
    manager: Any = connection.connection._prepared  # type: ignore[union-attr]
    with suppress(DatabaseError), transaction.atomic():
        _ask_in_a_broken_pipeline()
    assert not is_kept(manager)
    assert [add(number) for number in (1, 2, 3)] == [41, 42, 43]
    with transaction.atomic():
        add(4)
        transaction.set_rollback(True)
    assert is_kept(manager)
