"""What other contexts may ask of consolidation: the pre-check of a person, frozen, as a packet can carry it."""

from kim.consolidation.frozen import Finding, FrozenFact, NotAgreed, PreCheck
from kim.consolidation.queries.freezing import precheck
from kim.consolidation.rules.codes import WAYS

__all__ = ["WAYS", "Finding", "FrozenFact", "NotAgreed", "PreCheck", "precheck"]
