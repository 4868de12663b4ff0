"""What may stand in a neutral text although it holds numbers or looks like a code.

Paragraphs with their law (§ 25b Abs. 1 AufenthG), names of laws, language levels (A2), age limits
("unter 6", "von 18 bis 27 Jahren"), clock times, and numbered parts (Nr. 3, Anlage 2).
"""

import re
from collections.abc import Iterator

_LAW = (
    r"(?:AufenthG|AufenthV|AsylbLG|AsylG|StAG|BeschV|IntV|FreizügG(?:/EU)?|BVFG|BAföG|WoGG|BGB|StGB|DSGVO|SchulG|TIntG"
    r"|DSG|GG|AZRG|EStG|BKGG|BEEG|UhVorschG|PStG|VwVfG|VwGO|FlüAG|AWoV|GFK|EMRK"
    r"|SGB\s?(?:I{1,3}|IV|V|VI{0,3}|IX|XI{0,2}|XIV|X|\d{1,2}))"
)
_PART = (
    r"(?:Abs\.?|Absatz|Sätze|Satz|S\.|Nr\.?|Nummer|Buchst\.?|Buchstabe|Alt\.?|Halbsatz|Hs\.?|Ziffer|Ziff\.?|Kapitel"
    r"|Abschnitt|Art\.?|Artikel)"
)
_ALLOWED = re.compile(
    "|".join(
        (
            rf"§§?\s*\d+[a-z]?(?![\d.])(?:[\s,]{{0,3}}(?:i\.\s?V\.\s?m\.|und|bis|oder|/|-|f{{1,2}}\.)?[\s,]{{0,3}}(?:§§?\s*\d+[a-z]?(?!\w)"
            rf"|{_PART}\s*\d+[a-z]?(?!\w)))*(?:\s*(?:NRW\s+)?{_LAW})?",
            rf"{_PART}\s*\d+[a-z]?(?![\d\w])",
            rf"(?<!\w){_LAW}(?!\w)(?:\s+NRW)?",
            r"(?<!\w)[ABC][12](?:\.[12])?\+?(?!\w)",
            r"(?<!\w)[UÜ]\s?\d{1,2}(?!\w)",
            r"(?:unter|über|ab|bis(?:\s+zu)?|mindestens|höchstens|jünger\s+als|älter\s+als)\s+(?:dem\s+)?\d{1,2}(?:\.\s+Lebensjahr)?"
            r"(?![\d.:,])(?:[\s-]+(?:Jahren?|[Jj]ährig\w*))?",
            r"(?:zwischen\s+|von\s+)?\d{1,2}\s*(?:und|bis|-)\s*\d{1,2}[\s-]*(?:Jahren?|[Jj]ährig\w*)",
            r"\d{1,2}[:.]\d{2}\s*Uhr",
        )
    ),
    re.IGNORECASE,
)


def allowed_spans(shown: str) -> Iterator[tuple[int, int]]:
    """Places in the read text that no guess and no date may claim."""
    return (match.span() for match in _ALLOWED.finditer(shown))
