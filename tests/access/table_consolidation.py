"""Who opens which page about legal pathways. Whoever is not named meets 404."""

from tests.access.rows import AT_WORK, CASE_MANAGERS, Row, act, form, page

TABLE: dict[str, Row] = {
    "consolidation:outlook": page(CASE_MANAGERS),
    "consolidation:rule-preview": page(f"{CASE_MANAGERS} konrad"),
    "consolidation:ways": page(AT_WORK),
    "consolidation:ways-of": page(AT_WORK),
    "consolidation:ways-household": page(AT_WORK),
    "consolidation:way": page(AT_WORK),
    "consolidation:fitting": page(AT_WORK),
    "consolidation:ways-paper": page(AT_WORK),
    "consolidation:way-paper": page(AT_WORK),
    "consolidation:what-if": act(AT_WORK, sent=422),
    "consolidation:way-remind": act(AT_WORK),
    "consolidation:step-new": form(AT_WORK),
}
SITUATIONS: dict[str, tuple[str, Row]] = {
    "legal pathways of a case of another unit": ("consolidation:ways", page("carlo", on={"case": "foreign"})),
    "legal pathways in a short counselling": ("consolidation:ways", page("", on={"case": "counselling"})),
    "legal pathways of a person of another case": ("consolidation:ways-of", page("", on={"case": "second"})),
}
