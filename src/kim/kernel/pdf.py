"""PDFs that can be read aloud and kept: PDF/UA-1 and PDF/A-2a in one file, typeset by Typst.

Data go in as JSON beside the template and are never pasted into its source, so that text such as `#import` or `*bold*`
stays text. Fonts come from a package: the paper looks the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import fontpkg_noto_sans  # type: ignore[import-untyped]
import fontpkg_noto_sans_arabic  # type: ignore[import-untyped]
import typst

# Latin and Cyrillic; Arabic and Persian. Each package holds its files beside its code.
FONTS = [str(Path(package.ROOT) / "files") for package in (fontpkg_noto_sans, fontpkg_noto_sans_arabic)]
STANDARDS: list[Literal["ua-1", "a-2a"]] = ["ua-1", "a-2a"]


def typeset(template: Path, data: Mapping[str, Any]) -> bytes:
    """The PDF of a Typst template, which reads its data by `json(bytes(sys.inputs.data))`.

    The template sets `document(title: …)` and `text(lang: …)`; without a title Typst refuses PDF/UA.
    """
    return bytes(
        typst.compile(
            str(template),
            root=str(template.parent),
            font_paths=FONTS,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(data, ensure_ascii=False, default=str)},
            pdf_standards=[*STANDARDS],
        )
    )
