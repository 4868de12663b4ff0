"""What may go on which ground: nothing without one, nothing of two added up, nothing unsaid of what stays."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from kim.consent.rules.codes import DataArea
from kim.referrals.rules.coverage import Ground, Lack, Piece, cover, leave_out

A = DataArea
PERSONS = st.sampled_from([None, "anna", "ben"])
SOME_AREAS = st.frozensets(st.sampled_from(list(A)), max_size=5)
PIECES = st.lists(
    st.builds(Piece, st.uuids().map(str), st.sampled_from(list(A)), PERSONS), max_size=8, unique_by=lambda one: one.key
)
GROUNDS = st.lists(
    st.builds(Ground, st.uuids().map(str), SOME_AREAS, PERSONS, st.none() | SOME_AREAS),
    max_size=5,
    unique_by=lambda one: one.key,
)


def consent(*areas: DataArea, person: str | None = None, released: frozenset[DataArea] | None = None) -> Ground:
    said = frozenset(areas) if released is None else released
    return Ground(f"consent {person} {sorted(areas)}", frozenset(areas), person, said)


@given(PIECES, GROUNDS)
def test_everything_is_kept_or_left_out_and_what_is_kept_is_carried(pieces: list[Piece], grounds: list[Ground]) -> None:
    found = cover(pieces, grounds)
    assert found.kept.keys() | found.left_out.keys() == {piece.key for piece in pieces}
    assert not found.kept.keys() & found.left_out.keys()
    for piece in pieces:
        if ground := found.kept.get(piece.key):
            assert piece.area in ground.areas
            assert ground.released is None or piece.area in ground.released
            assert ground.person in (None, piece.person)


@given(PIECES, GROUNDS)
def test_what_concerns_one_person_rests_on_one_ground(pieces: list[Piece], grounds: list[Ground]) -> None:
    found = cover(pieces, grounds)
    for person in {piece.person for piece in pieces}:
        used = {found.kept[piece.key] for piece in pieces if piece.person == person and piece.key in found.kept}
        assert len(used) <= 1


@given(PIECES)
def test_without_a_ground_nothing_goes(pieces: list[Piece]) -> None:
    assert cover(pieces, []).kept == {}


def test_two_consents_are_not_added_up() -> None:
    pieces = [Piece("name", A.IDENTITY, "anna"), Piece("health", A.HEALTH, "anna")]
    found = cover(pieces, [consent(A.IDENTITY), consent(A.HEALTH)])
    assert len(found.kept) == 1 and found.left_out.popitem()[1] is Lack.NO_GROUND


def test_a_consent_of_one_person_says_nothing_about_another() -> None:
    pieces = [Piece("anna", A.IDENTITY, "anna"), Piece("ben", A.IDENTITY, "ben"), Piece("home", A.HOUSING)]
    found = cover(pieces, [consent(A.IDENTITY, A.HOUSING, person="anna")])
    assert set(found.kept) == {"anna"} and set(found.left_out) == {"ben", "home"}


def test_a_consent_without_release_is_named_as_such_and_a_statute_needs_none() -> None:
    pieces = [Piece("name", A.IDENTITY, "anna")]
    assert cover(pieces, [consent(A.IDENTITY, released=frozenset())]).left_out == {"name": Lack.NO_RELEASE}
    statute = Ground("§ 69 SGB X", frozenset({A.IDENTITY}))
    assert cover(pieces, [statute]).kept == {"name": statute}


def test_it_ends_with_the_first_of_its_grounds() -> None:
    first, last = date(2026, 5, 1), date(2026, 9, 1)
    grounds = [
        Ground("a", frozenset({A.PLAN}), "anna", None, last_day=last),
        Ground("b", frozenset({A.PLAN}), "ben", None, last_day=first),
    ]
    assert cover([Piece("1", A.PLAN, "anna"), Piece("2", A.PLAN, "ben")], grounds).last_day == first
    assert cover([], grounds).last_day is None


def test_what_tells_of_several_areas_goes_with_all_of_them_or_not_at_all() -> None:
    piece = Piece("precheck", A.RESIDENCE_STATUS, "anna", frozenset({A.LANGUAGE, A.HEALTH}))
    assert cover([piece], [consent(A.RESIDENCE_STATUS, A.LANGUAGE, A.HEALTH)]).kept
    found = cover([piece], [consent(A.RESIDENCE_STATUS, A.LANGUAGE)])
    assert (found.left_out, found.wanting) == ({"precheck": Lack.NO_GROUND}, {"precheck": frozenset({A.HEALTH})})


@given(PIECES, GROUNDS, st.frozensets(st.integers(0, 7)))
def test_what_is_left_out_for_another_reason_takes_nothing_else_along(
    pieces: list[Piece], grounds: list[Ground], places: frozenset[int]
) -> None:
    before = cover(pieces, grounds)
    keys = {piece.key for place, piece in enumerate(pieces) if place in places}
    after = leave_out(before, keys, Lack.NAMES)
    assert after.kept == {key: ground for key, ground in before.kept.items() if key not in keys}
    assert after.left_out == before.left_out | dict.fromkeys(before.kept.keys() & keys, Lack.NAMES)
