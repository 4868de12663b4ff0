"""Names that run from right to left, inside German lines of a Word document.

Word does not look at the letters: a run says which way it goes. So such a name becomes a run of its own that says so,
and the comma or the day behind it stays behind it.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from kim.casework.letters.sheet import LEFTWARDS


def turn(document: Any) -> None:
    """Mend all runs of a python-docx document that do not say their direction; a footer holds no names."""
    from docx.oxml.ns import qn

    for run in list(document.element.body.iter(qn("w:r"))):
        properties = run.find(qn("w:rPr"))
        says_so = properties is not None and properties.find(qn("w:rtl")) is not None
        if not says_so and any(LEFTWARDS.search(text.text or "") for text in run.iter(qn("w:t"))):
            _split(run)


def _split(run: Any) -> None:
    """The run as several in its place: a piece of text, a break of the line, a name turned."""
    from docx.oxml.ns import qn

    properties = run.find(qn("w:rPr"))
    for part in [each for each in run if each.tag != qn("w:rPr")]:
        if part.tag != qn("w:t"):
            run.addprevious(_run(properties, part))
            continue
        for text, is_leftward in _pieces(part.text or ""):
            made = _run(properties, None)
            made.text = text
            if is_leftward:
                _say_direction(made)
            run.addprevious(made)
    run.getparent().remove(run)


def _run(properties: Any, part: Any) -> Any:
    from docx.oxml import OxmlElement

    made = OxmlElement("w:r")
    if properties is not None:
        made.append(deepcopy(properties))
    if part is not None:
        made.append(part)
    return made


def _say_direction(run: Any) -> None:
    """From right to left; size and weight are said once more for such writing."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    look = run.get_or_add_rPr()
    for plain, complex_script in (("w:b", "w:bCs"), ("w:sz", "w:szCs")):
        said = look.find(qn(plain))
        if said is not None and look.find(qn(complex_script)) is None:
            twin = OxmlElement(complex_script)
            for name, value in said.attrib.items():
                twin.set(name, value)
            said.addnext(twin)
    look.append(OxmlElement("w:rtl"))


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it runs from right to left."""
    at = 0
    for found in LEFTWARDS.finditer(text):
        if found.start() > at:
            yield text[at : found.start()], False
        yield found[0], True
        at = found.end()
    if at < len(text):
        yield text[at:], False
