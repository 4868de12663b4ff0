"""One sealed file: any size comes back, and nothing that was touched does."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kim.kernel.vault import ring, sealing
from kim.kernel.vault.errors import Damaged, KeyMissing

KEY = ring.parse(ring.new("one"))[0]
OTHER = ring.parse(ring.new("one"))[0]
CHUNK = sealing.CHUNK
NAME = "0" * 32


def sealed(content: bytes, name: str = NAME) -> bytes:
    return b"".join(sealing.seal([content], KEY, name))


def opened(file: bytes, name: str = NAME) -> bytes:
    return b"".join(sealing.unseal(BytesIO(file), [KEY], name))


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7])
def test_a_file_of_any_size_comes_back(size: int) -> None:
    content = bytes(range(256)) * (size // 256) + bytes(size % 256)
    assert opened(sealed(content)) == content


@given(st.lists(st.binary(max_size=300), max_size=12))
def test_how_it_arrives_in_pieces_does_not_matter(pieces: list[bytes]) -> None:
    file = b"".join(sealing.seal(pieces, KEY, NAME))
    assert opened(file) == b"".join(pieces)


def test_nothing_of_the_content_and_no_repetition_can_be_seen() -> None:
    content = b"Aufenthaltserlaubnis " * 9000
    file = sealed(content)
    assert b"Aufenthalt" not in file
    assert sealed(content) != file


@given(st.integers(min_value=0), st.integers(min_value=1, max_value=255))
def test_one_changed_byte_anywhere_is_found(place: int, change: int) -> None:
    file = bytearray(sealed(b"x" * 200))
    file[place % len(file)] ^= change
    with pytest.raises((Damaged, KeyMissing)):
        opened(bytes(file))


def test_a_file_that_was_cut_off_is_found_also_between_two_chunks() -> None:
    content = b"x" * (3 * CHUNK)
    file, header = sealed(content), len(sealed(b"")) - 16
    for end in (0, 3, header - 1, header, header + CHUNK + 16, header + 2 * (CHUNK + 16), len(file) - 1):
        with pytest.raises(Damaged):
            opened(file[:end])


def test_chunks_that_changed_places_are_found() -> None:
    file, header, step = sealed(b"x" * (3 * CHUNK)), len(sealed(b"")) - 16, CHUNK + 16
    first, second = file[header : header + step], file[header + step : header + 2 * step]
    with pytest.raises(Damaged):
        opened(file[:header] + second + first + file[header + 2 * step :])


def test_a_file_in_the_place_of_another_is_found() -> None:
    with pytest.raises(Damaged):
        opened(sealed(b"Duldung"), name="1" * 32)


def test_a_key_of_the_same_name_but_another_secret_opens_nothing() -> None:
    with pytest.raises(Damaged):
        list(sealing.unseal(BytesIO(sealed(b"x")), [OTHER], NAME))


def test_a_key_that_is_missing_is_named() -> None:
    with pytest.raises(KeyMissing) as missing:
        list(sealing.unseal(BytesIO(sealed(b"x")), [], NAME))
    assert missing.value.key_id == "one"
