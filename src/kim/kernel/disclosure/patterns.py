"""The patterns of guesses. All runs are bounded, so that no text makes them slow."""

import re
from dataclasses import dataclass

from kim.kernel.disclosure.findings import Kind, Reason


@dataclass(frozen=True)
class Pattern:
    """One expression and what a hit is called."""

    expression: re.Pattern[str]
    kind: Kind
    reason: Reason


_DIAGNOSES = (
    r"(?:Krebs\w*|Tumor\w*|Leukämie|Dialyse|HIV|Aids|Epilepsie|Diabetes|Autis\w+|Trisomie|Hepatitis|Tuberkulose"
    r"|PTBS|Traumatisierung|Depression\w*|Psychose|Schizophrenie|Multiple\s+Sklerose|querschnittsgelähmt\w*|Suizid\w*)"
)
_PERSONS = "(?:Frau|Mann|Mutter|Vater|Tochter|Sohn|Kind|Mädchen|Junge|Schülerin|Schüler)"
_NUMBER_WORD = r"(?:\d{1,2}|(?:ein|zwei|drei|vier|fünf|sech|sieb|acht|neun|zehn|elf|zwölf)\w*)"
# A three-year training is no age.
_LASTING = (
    r"\w*(?:ausbildung|aufenthalt|frist|kurs|projekt|wartezeit|laufzeit|erfahrung|duldung|programm|maßnahme"
    r"|beschäftigung|studium|schule|pause|dauer|vertrag|verfahren|titel|erlaubnis)"
)
_STREET = r"[A-ZÄÖÜ][\w-]{0,40}(?:stra(?:ß|ss)e|str\.|gasse|allee|damm|ufer)"

PATTERNS = tuple(
    Pattern(re.compile(expression), kind, reason)
    for expression, kind, reason in (
        (r"(?i)(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.\w+", Kind.CONTACT, Reason.MAIL_OR_LINK),
        (r"(?i)(?:https?://|www\.)\S+", Kind.CONTACT, Reason.MAIL_OR_LINK),
        (rf"(?<!\w){_STREET}\s*\d+\s?[a-z]?(?!\w)", Kind.ADDRESS, Reason.LOOKS_LIKE_ADDRESS),
        (r"(?<!\d)\d{5}\s+[A-ZÄÖÜ][a-zäöüß]+", Kind.ADDRESS, Reason.LOOKS_LIKE_ADDRESS),
        (r"(?<![\d.,])\d{1,3}(?:[.\s]?\d{3}){0,4},\d\d\s*(?:€|Euro|EUR)", Kind.NUMBER, Reason.EXACT_AMOUNT),
        (r"(?<!\w)\+?\d(?:[\s./()-]?\d){5,40}(?!\w|[.,]?\d|\s*(?:€|Euro))", Kind.NUMBER, Reason.LONG_NUMBER),
        (
            r"(?<![\w-])(?=[\d-]{0,30}[A-Z])(?=[A-Z-]{0,30}\d[A-Z-]{0,30}\d)[A-Z0-9](?:-?[A-Z0-9]){4,30}(?!\w)",
            Kind.NUMBER,
            Reason.LONG_NUMBER,
        ),
        (
            rf"(?i)(?<!\w){_NUMBER_WORD}[\s-]?jährige?[rnsm]?(?!\w)(?!\s+(?:\w+\s+)?{_LASTING})",
            Kind.AGE,
            Reason.EXACT_AGE,
        ),
        (r"(?i)(?<!\w)\d{1,2}\s+Jahre\s+alt", Kind.AGE, Reason.EXACT_AGE),
        (r"(?i)im\s+Alter\s+von\s+\d{1,2}(?!\s*(?:bis|-))", Kind.AGE, Reason.EXACT_AGE),
        (rf"{_PERSONS}\s*[,(]\s*\d{{1,2}}(?=\s*[,)])", Kind.AGE, Reason.EXACT_AGE),
        (rf"(?i)(?<!\w){_DIAGNOSES}", Kind.HEALTH, Reason.DIAGNOSIS),
    )
)
RARE_SITUATION = re.compile(
    r"(?<!\w)(?:schwanger\w*|alleinerziehend\w*|verwitwet\w*|Witwer?\w*|Zwilling\w*|Drilling\w*|gehörlos\w*|taubstumm\w*"
    r"|blind\w*|Rollstuhl\w*|\w*behinder\w*|psychisch\w*|trauma\w*|Gewalt\w*|Misshandl\w*|Missbrauch\w*|Frauenhaus\w*"
    r"|Haft\w*|Gefängnis\w*|straffällig\w*|abgeschoben\w*|Kirchenasyl\w*|Beschneid\w*|zwangsverheirat\w*|Zwangsheirat\w*"
    r"|homosexuell\w*|schwul\w*|lesbisch\w*|queer\w*|trans\w*|konvertier\w*|Imam\w*|\w*arzt|\w*ärzt\w*|Pilot\w*"
    r"|Ingenieur\w*|Journalist\w*|Richter\w*|Professor\w*|Polizist\w*|Soldat\w*|Deserteur\w*|Unfall\w*|verstorben\w*"
    r"|gestorben\w*|Todesfall\w*|Wohnungsbrand\w*|vermisst\w*|Pflegefamilie\w*|Inobhutnahme\w*|unbegleitet\w*|analphabet\w*"
    r"|Krebs\w*|Tumor\w*|Leukämie|Dialyse|HIV|Epilepsie|Diabetes|Autis\w+|PTBS|Depression\w*"
    r"|(?:fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|[5-9]|1\d)\s+Kinder\w*|mit\s+(?:vier|fünf|sechs|sieben|acht|neun)\s+Kindern)",
    re.IGNORECASE,
)
SENTENCE_END = re.compile(r"(?<=[a-zäöüß\")])[.!?](?=\s|$)|\n\n")
