"""What other contexts may ask of consolidation: the pre-check of a person, frozen, as a packet can carry it."""

from kim.consolidation.queries.freezing import NotAgreed, precheck
from kim.consolidation.rules.codes import WAYS
from kim.pathways.api import Finding, FrozenFact, PreCheck

__all__ = ["WAYS", "Finding", "FrozenFact", "NotAgreed", "PreCheck", "precheck"]
