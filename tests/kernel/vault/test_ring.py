"""Keys from the settings: read exactly, and never told."""

from __future__ import annotations

import pytest

from kim.kernel.vault import ring

SECRET = "k" * 43


def test_the_first_key_is_the_newest_whatever_stands_between() -> None:
    text = f"{ring.new('2026-11')},\n  {ring.new('2025-01')}\n"
    assert [key.id for key in ring.parse(text)] == ["2026-11", "2025-01"]


def test_no_key_is_an_empty_ring() -> None:
    assert ring.parse("  \n") == ()


def test_a_new_key_is_another_every_time_and_long_enough() -> None:
    first, second = (ring.parse(ring.new("a"))[0] for _ in range(2))
    assert len(first.secret) == 32
    assert first.secret != second.secret


@pytest.mark.parametrize(
    "text",
    [SECRET, f"Ä:{SECRET}", f"UPPER:{SECRET}", "a:short", f"a:{SECRET}!", f"a:{SECRET},a:{SECRET}", f":{SECRET}"],
)
def test_what_is_no_ring_is_refused_without_telling_the_secret(text: str) -> None:
    with pytest.raises(ValueError, match="KIM_FILE_KEYS") as refused:
        ring.parse(text)
    assert SECRET not in str(refused.value)


def test_a_key_never_shows_its_secret() -> None:
    key = ring.parse(f"a:{SECRET}")[0]
    assert repr(key) == "Key(id='a')"


def test_an_id_is_checked_when_it_is_made() -> None:
    with pytest.raises(ValueError, match="no id"):
        ring.new("November 2026")
