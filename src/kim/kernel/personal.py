"""The register of personal fields: each context declares in `personal_data.py` what it holds, why and how long.

A field of a personal context that is not declared fails a test. Export, erasure and the register of processing read
the same declarations.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Model
from django.utils.functional import Promise


@dataclass(frozen=True)
class Field:
    """One personal field: why it is held, how long (days after the case is closed; None: with its record)."""

    model: type[Model]
    name: str
    purpose: str | Promise
    keep_days: int | None
    basis: str


_fields: dict[tuple[type[Model], str], Field] = {}
_contexts: set[str] = set()


def declare(
    model: type[Model],
    purpose: str | Promise,
    names: Iterable[str],
    *,
    basis: str,
    keep_days: int | None = None,
    is_sealed_store: bool = False,
) -> None:
    """Declare fields of `model` as personal data. Unknown names and double declarations raise at start.

    `is_sealed_store`: a short-lived, encrypted store in a context that else holds nothing about clients. It does not
    make that context a personal one, and its days count from the moment of saving.
    """
    if not is_sealed_store:
        _contexts.add(model._meta.app_label)
    for name in names:
        model._meta.get_field(name)
        if (model, name) in _fields:
            raise ValueError(f"{model.__name__}.{name} is declared twice")
        _fields[(model, name)] = Field(model, name, purpose, keep_days, basis)


def fields() -> tuple[Field, ...]:
    """All declarations."""
    return tuple(_fields.values())


def is_declared(model: type[Model], name: str) -> bool:
    return (model, name) in _fields


def personal_contexts() -> frozenset[str]:
    """Labels of the contexts that hold personal data."""
    return frozenset(_contexts)
