"""The papers of a meeting as a Word file, to write notes into: the same content as the PDF, with real headings.

Nothing is laid out by tables and nothing is a picture; every table repeats its head. Word fills the table of contents
anew when the file is opened; until then it holds the titles.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from kim.kernel.actor import Actor
from kim.steering.models import Meeting
from kim.steering.pack import data_of_pack

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KEPT = "\n"
# Inches between the margins of the page; and signs, for the share of a column.
TEXT_WIDTH = 6.0
_WIDEST, _NARROWEST = 40, 4


def pack(meeting: Meeting, actor: Actor) -> bytes:
    """DOCX of everything that members need for a meeting, with what this reader may see."""
    return _Writer(data_of_pack(meeting, actor)).bytes()


class _Writer:
    def __init__(self, data: dict[str, Any]) -> None:
        # Loaded late: a third of a second that only this needs.
        from docx import Document

        self.document: Any = Document()
        self.data = data
        self._prepare()
        self._cover()
        for paper in data["papers"]:
            self._paper(paper)
        owed = data["owed"]
        self._heading(owed["title"], 1, is_new_page=True)
        self._table(owed["head"], owed["rows"]) if owed["rows"] else self._text(owed["empty"])

    def bytes(self) -> bytes:
        out = BytesIO()
        self.document.save(out)
        return out.getvalue()

    def _prepare(self) -> None:
        from docx.oxml.ns import qn

        properties = self.document.core_properties
        properties.title, properties.author = self.data["title"], self.data["letterhead"]
        properties.language = "de-DE"
        normal = self.document.styles["Normal"]
        normal.font.name = "Noto Sans"
        language = normal.element.get_or_add_rPr().makeelement(qn("w:lang"), {qn("w:val"): "de-DE"})
        normal.element.get_or_add_rPr().append(language)
        # Word asks whether it may bring page numbers up to date.
        settings = self.document.settings.element
        settings.append(settings.makeelement(qn("w:updateFields"), {qn("w:val"): "true"}))

    def _cover(self) -> None:
        data = self.data
        self._text(data["letterhead"])
        self._heading(data["title"], 0)
        self._text(data["when"])
        self._heading(data["contents"], 2)
        self._contents([data["agenda"]["title"], *(paper["title"] for paper in data["papers"]), data["owed"]["title"]])
        agenda = data["agenda"]
        self._heading(agenda["title"], 1)
        self._table(agenda["head"], agenda["rows"]) if agenda["rows"] else self._text(agenda["empty"])
        if agenda["together"]:
            self._text(f"{agenda['together_title']}: {', '.join(agenda['together'])}")

    def _contents(self, titles: Sequence[str]) -> None:
        """A field that Word fills; what stands in it until then is the list of titles."""
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls

        code = r"TOC \o &quot;1-2&quot; \h \z \u"
        start = f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="begin" w:dirty="true"/></w:r>'
        text = f'<w:r {nsdecls("w")}><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
        middle = f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="separate"/></w:r>'
        end = f'<w:r {nsdecls("w")}><w:fldChar w:fldCharType="end"/></w:r>'
        first = self.document.add_paragraph()
        for part in (start, text, middle):
            first._p.append(parse_xml(part))
        first.add_run(_clean(titles[0]))
        for title in titles[1:]:
            last = self.document.add_paragraph(_clean(title))
        last._p.append(parse_xml(end))

    def _paper(self, paper: dict[str, Any]) -> None:
        self._heading(paper["title"], 1, is_new_page=True)
        self._text(f"{paper['head']} · {paper['number']} · {paper['public']}")
        self._sections(paper, "before")
        self._reach(paper["reach"])
        self._sections(paper, "after")
        if paper["options"]["rows"]:
            self._heading(paper["options"]["title"], 2)
        for option in paper["options"]["rows"]:
            chosen = f" ({paper['options']['chosen']})" if option["chosen"] else ""
            self._heading(option["title"] + chosen, 3)
            self._text(option["text"], option["effort"])
        self._sections(paper, "last")
        for decision in paper["decisions"]:
            self._heading(decision["title"], 2)
            self._text(*(decision[name] for name in ("body", "outcome", "referred", "conditions", "reason")))

    def _sections(self, paper: dict[str, Any], place: str) -> None:
        for section in paper["sections"]:
            if section["place"] == place:
                self._heading(section["title"], 2)
                self._text(*section["text"].split("\n"))

    def _reach(self, reach: dict[str, Any]) -> None:
        self._heading(reach["title"], 2)
        if reach["columns"]:
            rows = [[row["place"], *row["numbers"]] for row in reach["rows"]]
            self._table([reach["head"], *reach["columns"]], rows)
        self._text(reach["note"], *reach["footnotes"])

    def _heading(self, text: str, level: int, is_new_page: bool = False) -> None:
        heading = self.document.add_heading(_clean(text), level)
        heading.paragraph_format.page_break_before = is_new_page

    def _text(self, *lines: str) -> None:
        for line in lines:
            if line.strip():
                self.document.add_paragraph(_clean(line))

    def _table(self, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        from docx.oxml.ns import qn
        from docx.shared import Inches

        table = self.document.add_table(rows=1, cols=len(head), style="Table Grid")
        for cell, text in zip(table.rows[0].cells, head, strict=True):
            cell.paragraphs[0].add_run(_clean(text)).bold = True
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(properties.makeelement(qn("w:tblHeader"), {qn("w:val"): "true"}))
        for row in rows:
            for cell, text in zip(table.add_row().cells, row, strict=True):
                cell.text = _clean(text)
        for column, share in zip(table.columns, _shares([head, *rows]), strict=True):
            for cell in column.cells:
                cell.width = Inches(TEXT_WIDTH * share)


def _shares(rows: Sequence[Sequence[str]]) -> list[float]:
    """How much of the width each column gets: by its longest text, a narrow one never less than a short word."""
    longest = [min(max(len(text) for text in column), _WIDEST) + _NARROWEST for column in zip(*rows, strict=True)]
    return [length / sum(longest) for length in longest]


def _clean(text: str) -> str:
    """Without characters that XML does not know."""
    return "".join(char for char in text if char.isprintable() or char in _KEPT)
