"""Makes the Word templates of letters (`src/kim/casework/papers/sheet-*.docx`) anew: run it after a change here.

Three of them: German only, and German beside a language that runs to the right or to the left. Their tags are filled
in by docxtpl; the content comes from the same sheet as the PDF.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

PAPERS = Path(__file__).resolve().parents[1] / "src" / "kim" / "casework" / "papers"
SOFT = RGBColor(0x4A, 0x50, 0x70)


def main() -> None:
    """Write all three."""
    for side in ("one", "ltr", "rtl"):
        Template(side).save(PAPERS / f"sheet-{side}.docx")


class Template:
    """One template; `side` says what stands beside the German."""

    def __init__(self, side: str) -> None:
        self.two, self.rtl = side != "one", side == "rtl"
        self.document = Document()
        section = self.document.sections[0]
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2.1)
        section.top_margin = section.bottom_margin = Cm(1.9)
        style: Any = self.document.styles["Normal"]
        style.font.name, style.font.size = "Noto Sans", Pt(10)
        style.paragraph_format.space_after = Pt(4)
        fonts = style.element.rPr.rFonts
        for script in ("w:ascii", "w:hAnsi", "w:cs"):
            fonts.set(qn(script), "Noto Sans")
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "de-DE")
        style.element.rPr.append(language)
        for heading in ("Heading 1", "Heading 2"):
            named: Any = self.document.styles[heading]
            named.font.name, named.font.color.rgb = "Noto Sans", RGBColor(0x11, 0x14, 0x26)
            named.font.size = Pt(15 if heading == "Heading 1" else 12)

    def save(self, file: Path) -> None:
        """Put the parts together and write the file."""
        self._head()
        self._title()
        self._blocks()
        self._end()
        self._foot()
        self.document.save(str(file))

    def _line(self, text: str, *, size: float = 10, bold: bool = False, soft: bool = False) -> Any:
        return self._fill(self.document.add_paragraph(), text, size=size, bold=bold, soft=soft)

    def _fill(
        self,
        paragraph: Any,
        text: str,
        *,
        size: float = 10,
        bold: bool = False,
        soft: bool = False,
        other: bool = False,
    ) -> Any:
        run = paragraph.add_run(text)
        run.font.size, run.bold = Pt(size), bold or None
        if soft:
            run.font.color.rgb = SOFT
        if other and self.rtl:
            self._turn(paragraph, run)
        return paragraph

    def _turn(self, paragraph: Any, run: Any) -> None:
        """Paragraph and run go from right to left; size and weight are said once more for such writing."""
        paragraph._p.get_or_add_pPr().append(OxmlElement("w:bidi"))
        look = run._r.get_or_add_rPr()
        if run.bold:
            look.append(OxmlElement("w:bCs"))
        size = OxmlElement("w:szCs")
        size.set(qn("w:val"), str(int(run.font.size.pt * 2)))
        look.append(size)
        look.append(OxmlElement("w:rtl"))

    def _loop(self, start: str, inside: list[tuple[str, dict[str, Any]]], cell: Any = None) -> None:
        home = cell if cell is not None else self.document
        home.add_paragraph("{%p for " + start + " %}")
        for text, look in inside:
            self._fill(home.add_paragraph(), text, **look)
        home.add_paragraph("{%p endfor %}")

    def _head(self) -> None:
        self._loop("one in head.sender", [("{{ one }}", {"size": 9, "bold": True})])
        self._line("{{ manager_label.de }}: {{ head.manager }} · {{ head.unit }}", size=9)
        self._line("{{ head.contact | join(' · ') }}", size=9)
        self._loop("one in head.to", [("{{ one }}", {})])
        self._line("{{ head.place_and_day }}").alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _title(self) -> None:
        self._fill(self.document.add_paragraph(style="Heading 1"), "{{ title.de }}", size=15, bold=True)
        if self.two:
            self._fill(
                self.document.add_paragraph(style="Heading 1"), "{{ title.other }}", size=15, bold=True, other=True
            )

    def _blocks(self) -> None:
        """One table; each block of the sheet is a row, so that both languages stay side by side."""
        table = self.document.add_table(rows=0, cols=2 if self.two else 1)
        self._control(table, "{%tr for b in blocks %}")
        self._control(table, '{%tr if b.kind == "steps" %}')
        self._control(table, "{%tr for s in b.steps %}")
        self._row(table, self._step)
        self._control(table, "{%tr endfor %}")
        self._control(table, '{%tr elif b.kind == "heading" %}')
        self._row(table, lambda cell, lang: self._cell(cell, "{{ b.lines[0]." + lang + " }}", lang, size=12, bold=True))
        self._control(table, '{%tr elif b.kind == "item" %}')
        self._row(table, lambda cell, lang: self._cell(cell, "•  {{ b.lines[0]." + lang + " }}", lang))
        self._control(table, "{%tr else %}")
        self._row(table, self._value)
        self._control(table, "{%tr endif %}")
        self._control(table, "{%tr endfor %}")

    def _control(self, table: Any, tag: str) -> None:
        table.add_row().cells[0].paragraphs[0].text = tag

    def _row(self, table: Any, draw: Any) -> None:
        for cell, lang in zip(table.add_row().cells, ("de", "other"), strict=False):
            draw(cell, lang)

    def _cell(self, cell: Any, text: str, lang: str, **look: Any) -> None:
        self._fill(cell.paragraphs[0], text, other=lang == "other", **look)

    def _value(self, cell: Any, lang: str) -> None:
        cell.paragraphs[0].text = "{%p if b.label." + lang + " %}"
        self._fill(cell.add_paragraph(), "{{ b.label." + lang + " }}", size=9, soft=True, other=lang == "other")
        cell.add_paragraph("{%p endif %}")
        cell.add_paragraph("{%p for one in b.lines if one." + lang + " %}")
        self._fill(cell.add_paragraph(), "{{ one." + lang + " }}", other=lang == "other")
        cell.add_paragraph("{%p endfor %}")

    def _step(self, cell: Any, lang: str) -> None:
        other = lang == "other"
        title = "{{ loop.index }}. {{ s.area }}" if other else "{{ loop.index }}. {{ s.title }}"
        self._fill(cell.paragraphs[0], title, bold=True, other=other)
        if not other:
            self._fill(cell.add_paragraph(), "{{ s.description }}")
        self._fill(cell.add_paragraph(), "{{ s.who." + lang + " }}", size=9, soft=True, other=other)
        cell.add_paragraph("{%p if s.law." + lang + " %}")
        self._fill(cell.add_paragraph(), "{{ s.law." + lang + " }}", size=9, bold=True, other=other)
        cell.add_paragraph("{%p endif %}")
        self._fill(cell.add_paragraph(), "{{ b.lines[1]." + lang + " }}: {{ s.due." + lang + " }}", other=other)

    def _end(self) -> None:
        if self.two:
            for lang in ("de", "other"):
                look = {"size": 8.5, "soft": True, "other": lang == "other"}
                self._loop("one in notes", [("{{ one." + lang + " }}", look)])
        self._loop(
            "one in signers",
            [
                ("\n______________________________", {}),
                ("{{ one }}{% if for_household %}, {{ signature_label.de }}{% endif %}", {}),
            ],
        )

    def _foot(self) -> None:
        self._fill(self.document.sections[0].footer.paragraphs[0], "{{ foot }}", size=8.5, soft=True)


if __name__ == "__main__":
    main()
