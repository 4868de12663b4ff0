"""What proves a fact and how it is got: versioned content, read strictly and once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from kim.casework.rules.codes import PartyKind
from kim.kernel.core_codes import LifeArea
from kim.pathways import api as pathways

OF_THE_AUTHORITY = "authority"


class ProofError(ValueError):
    """The file says something that it cannot mean. Names the entry."""


@dataclass(frozen=True)
class Proof:
    """What proves one fact, where it is got, and the step for it. `topic`: what the finder is asked for."""

    key: str
    proof: str
    how: str
    title: str
    area: str
    party: str
    topic: str = ""
    first_for: tuple[str, ...] = ()


@cache
def proofs() -> Mapping[str, Proof]:
    """All proofs by fact."""
    text = files("kim.consolidation").joinpath("data/proofs.yaml").read_text(encoding="utf-8")
    return read(text)


def read(text: str) -> Mapping[str, Proof]:
    """The proofs of a text. ProofError for a double or unknown fact, an unknown field or code."""
    found: dict[str, Proof] = {}
    for entry in YAML(typ="safe", pure=True).load(text)["proofs"]:
        one = _proof(entry)
        if one.key in found:
            raise ProofError(f"{one.key}: twice")
        found[one.key] = one
    return found


def _proof(entry: Mapping[str, Any]) -> Proof:
    try:
        known = {"first_for": tuple(str(one) for one in entry.get("first_for", ()))}
        codes = {"area": LifeArea(entry["area"]).value, "party": PartyKind(entry["party"]).value}
        pathways.fact_label(entry["key"])
        return Proof(**{**entry, **known, **codes})
    except (TypeError, ValueError, KeyError) as error:
        raise ProofError(f"{entry.get('key')}: {error}") from error


def proof_for(criterion: str, keys: tuple[str, ...]) -> Proof | None:
    """What to get for a criterion that these facts leave open: the one that is asked first for it, else the first."""
    known = [proofs()[key] for key in keys if key in proofs()]
    return next((one for one in known if criterion in one.first_for), known[0] if known else None)
