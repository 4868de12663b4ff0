"""The newsletter as a paper, for whoever pins it to a wall or hands it on."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kim.kernel import pdf
from kim.steering.models import Newsletter
from kim.steering.pdf import letterhead
from kim.steering.rules.pages import blocks
from kim.ui.templatetags.kim_ui import day

TEMPLATE = Path(__file__).parent / "papers" / "newsletter.typ"


def newsletter(row: Newsletter) -> bytes:
    """PDF/UA of one page; a draft says so."""
    return pdf.typeset(TEMPLATE, data_of(row))


def data_of(row: Newsletter) -> dict[str, Any]:
    """Everything that the template prints, as texts."""
    return {
        "lang": (get_language() or "de")[:2],
        "letterhead": letterhead(),
        "number": "",
        "day": day(row.published_on) or _("Draft"),
        "title": row.title,
        "blocks": [asdict(block) for block in blocks(row.text)],
    }
