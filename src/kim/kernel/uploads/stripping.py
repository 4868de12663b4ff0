"""Takes out of a photo what it tells beside its picture: where and when it was taken, with which device, by whom.

The picture itself stays byte for byte as it came; only the parts around it are left out, and how the camera was held
is written anew, so that nobody has to turn their head. Anything after the end of the picture (a short film, a second
picture) goes as well. Formats: JPEG by ITU-T T.81 annex B, PNG by ISO/IEC 15948.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import IO

from PIL import Image

from kim.kernel.uploads.kinds import JPEG, PNG

_ORIENTATION = 0x0112
_UPRIGHT = 1
# JPEG: start and end of the picture, start of a scan; markers that stand alone; application data and comments.
_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})
_TELLS = frozenset({*range(0xE1, 0xF0), 0xFE})
_ICC, _ADOBE = (0xE2, b"ICC_PROFILE\x00"), (0xEE, b"Adobe")
_PNG_TELLS = frozenset({b"eXIf", b"tEXt", b"zTXt", b"iTXt", b"tIME"})


class Broken(ValueError):
    """The parts of the file do not follow one another as they should."""


def strip(kind: str, file: IO[bytes]) -> bytes | None:
    """The photo without what it tells; None for kinds of files that are not touched. Raises `Broken`."""
    if kind not in _STRIPPERS:
        return None
    file.seek(0)
    content = file.read()
    with Image.open(io.BytesIO(content)) as image:
        held = image.getexif().get(_ORIENTATION, _UPRIGHT)
    return b"".join(_STRIPPERS[kind](content, held if held in range(2, 9) else _UPRIGHT))


def _jpeg(content: bytes, held: int) -> Iterator[bytes]:
    yield content[:2]
    if held != _UPRIGHT:
        yield _segment(0xE1, _exif(held))
    at = 2
    while True:
        marker, begin = _marker(content, at)
        if marker == _EOI:
            yield b"\xff\xd9"
            return
        if marker in _ALONE:
            yield bytes((0xFF, marker))
            at = begin
            continue
        at = begin + _length(content, begin)
        if not _is_told(marker, content[begin + 2 : at]):
            yield bytes((0xFF, marker)) + content[begin:at]
        if marker == _SOS:
            end = _end_of_scan(content, at)
            yield content[at:end]
            at = end


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The marker at this place and where its content begins; any number of 0xFF may stand before it."""
    if content[at : at + 1] != b"\xff":
        raise Broken
    while content[at : at + 1] == b"\xff":
        at += 1
    if at >= len(content):
        raise Broken
    return content[at], at + 1


def _length(content: bytes, begin: int) -> int:
    length = int.from_bytes(content[begin : begin + 2])
    if length < 2 or begin + length > len(content):
        raise Broken
    return length


def _is_told(marker: int, data: bytes) -> bool:
    """Application data and comments, but for those without which the colours would be wrong."""
    return marker in _TELLS and not any(marker == kept and data.startswith(name) for kept, name in (_ICC, _ADOBE))


def _end_of_scan(content: bytes, at: int) -> int:
    """Where the next marker stands that is not part of the compressed data."""
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        follows = content[at + 1]
        if follows not in (0x00, 0xFF) and follows not in _ALONE:
            return at
        at += 1 if follows == 0xFF else 2
    raise Broken


def _segment(marker: int, data: bytes) -> bytes:
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2) + data


def _exif(held: int) -> bytes:
    """Exif data that say how the camera was held, and nothing else."""
    exif = Image.Exif()
    exif[_ORIENTATION] = held
    return exif.tobytes()


def _png(content: bytes, _held: int) -> Iterator[bytes]:
    yield content[:8]
    at, kind = 8, b""
    while kind != b"IEND":
        size, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        end = at + 12 + size
        if end > len(content):
            raise Broken
        if kind not in _PNG_TELLS:
            yield content[at:end]
        at = end


_STRIPPERS: dict[str, Callable[[bytes, int], Iterator[bytes]]] = {JPEG.code: _jpeg, PNG.code: _png}
