"""A photo of a paper says nothing of where and when it was taken, and looks as before."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, PngImagePlugin

from kim.kernel.errors import RuleViolation
from kim.kernel.uploads import checking, stripping

MODEL, ORIENTATION, GPS, NOTE = 0x0110, 0x0112, 0x8825, b"Kellertreppe"


def photo(*, held: int = 6, progressive: bool = False, tail: bytes = b"") -> bytes:
    """A picture as a phone makes it: device, place, how it was held, a comment."""
    exif = Image.Exif()
    exif[MODEL], exif[ORIENTATION] = "Telefon von Sabine", held
    exif.get_ifd(GPS).update({1: "N", 2: (50.0, 54.0, 12.0)})
    made = io.BytesIO()
    image = Image.effect_noise((64, 48), 90).convert("RGB")
    profile = b"\x00" * 200
    image.save(made, "JPEG", exif=exif, comment=NOTE, progressive=progressive, icc_profile=profile)
    return made.getvalue() + tail


def pixels(content: bytes) -> bytes:
    with Image.open(io.BytesIO(content)) as image:
        return image.tobytes()


def stripped(kind: str, content: bytes) -> bytes:
    bare = stripping.strip(kind, io.BytesIO(content))
    assert bare is not None
    return bare


@pytest.mark.parametrize("progressive", [False, True])
def test_place_device_and_comment_go_and_the_picture_stays(progressive: bool) -> None:
    content = photo(progressive=progressive, tail=b"\xff\xd8 a short film " + NOTE)
    bare = stripped("jpeg", content)
    assert pixels(bare) == pixels(content)
    assert b"Sabine" not in bare and NOTE not in bare
    with Image.open(io.BytesIO(bare)) as image:
        assert dict(image.getexif()) == {ORIENTATION: 6}, "how it was held stays, nothing else"
        assert image.info["icc_profile"]
    assert stripped("jpeg", bare) == bare, "there is nothing more to take out"


def test_an_upright_photo_keeps_no_such_data_at_all() -> None:
    with Image.open(io.BytesIO(stripped("jpeg", photo(held=1)))) as image:
        assert not image.getexif()


def test_a_png_loses_its_texts() -> None:
    told = PngImagePlugin.PngInfo()
    told.add_text("Author", "Sabine")
    told.add_itxt("Place", "Sabine")
    made = io.BytesIO()
    exif = Image.Exif()
    exif[MODEL] = "Telefon von Sabine"
    Image.effect_noise((20, 20), 90).save(made, "PNG", pnginfo=told, exif=exif)
    bare = stripped("png", made.getvalue() + b"Sabine")
    assert b"Sabine" in made.getvalue() and b"Sabine" not in bare
    assert pixels(bare) == pixels(made.getvalue())


def test_other_files_are_left_alone() -> None:
    assert stripping.strip("pdf", io.BytesIO(b"%PDF-1.7")) is None


@pytest.mark.parametrize("at", [30, 700, -3])
def test_a_photo_that_ends_too_early_is_refused_with_words(at: int) -> None:
    with pytest.raises(RuleViolation) as refused:
        checking.check(SimpleUploadedFile("a.jpg", photo()[:at]))
    assert refused.value.code == "file_broken"


def test_what_is_stored_is_the_photo_without_traces() -> None:
    checked = checking.check(SimpleUploadedFile("IMG_1.jpg", photo()))
    assert b"Sabine" not in b"".join(checked.chunks())
    assert checked.name == "IMG_1.jpg"
