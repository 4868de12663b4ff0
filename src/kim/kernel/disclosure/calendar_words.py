"""German words for days and months, with their numbers."""

MONTHS = {
    "januar": 1, "jänner": 1, "jan": 1, "februar": 2, "feber": 2, "feb": 2, "märz": 3, "maerz": 3,
    "marz": 3, "mär": 3, "mrz": 3,
    "april": 4, "apr": 4, "mai": 5, "juni": 6, "juno": 6, "jun": 6, "juli": 7, "jul": 7, "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9, "oktober": 10, "okt": 10, "november": 11, "nov": 11, "dezember": 12, "dez": 12,
}  # fmt: skip
MONTH_WORDS = "|".join(sorted(MONTHS, key=len, reverse=True))

_ORDINALS = (
    "erste zweite dritte vierte fünfte sechste siebte achte neunte zehnte elfte zwölfte dreizehnte vierzehnte "
    "fünfzehnte sechzehnte siebzehnte achtzehnte neunzehnte zwanzigste einundzwanzigste zweiundzwanzigste "
    "dreiundzwanzigste vierundzwanzigste fünfundzwanzigste sechsundzwanzigste siebenundzwanzigste "
    "achtundzwanzigste neunundzwanzigste dreißigste einunddreißigste"
)
DAY_NUMBERS = {word: number for number, word in enumerate(_ORDINALS.split(), 1)} | {"siebente": 7}
DAY_WORDS = "|".join(sorted(DAY_NUMBERS, key=len, reverse=True))
