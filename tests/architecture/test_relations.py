"""A string foreign key is no import: the import order holds for relations as well."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.apps import apps
from django.db.models import Field, Model

ORDER = [
    *("privacy", "procedures", "consolidation", "casework", "consent", "people steering", "directory"),
    *("pathways", "accounts", "organisations", "kernel ui"),
]
ROW = {label: row for row, labels in enumerate(reversed(ORDER)) for label in labels.split()}


def relations() -> Iterator[tuple[type[Model], Field[object, object], type[Model]]]:
    for model in apps.get_models(include_auto_created=True):
        if model._meta.app_label in ROW:
            for field in model._meta.get_fields(include_hidden=True):
                target = getattr(field, "remote_field", None) and field.remote_field.model
                if isinstance(field, Field) and isinstance(target, type) and target._meta.app_label in ROW:
                    yield model, field, target


def test_a_foreign_key_points_into_its_own_context_or_further_down() -> None:
    climbing = [
        f"{model._meta.label}.{field.name} → {target._meta.label}"
        for model, field, target in relations()
        if model._meta.app_label != target._meta.app_label and ROW[model._meta.app_label] <= ROW[target._meta.app_label]
    ]
    assert not climbing, f"These relations climb or go sideways; turn them round: {climbing}"


def test_a_relation_across_contexts_leaves_no_accessor_behind() -> None:
    reachable = [
        f"{model._meta.label}.{field.name}"
        for model, field, target in relations()
        if model._meta.app_label != target._meta.app_label and not field.remote_field.hidden
    ]
    assert not reachable, f'Give these relations related_name="+": {reachable}'


def test_nothing_uses_generic_foreign_keys_or_signals() -> None:
    generic = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if model._meta.app_label in ROW
        for field in chain(model._meta.private_fields)
    ]
    assert not generic


def test_steering_has_no_column_that_could_name_a_client_or_a_case() -> None:
    telling = ("person", "case", "household", "client", "birth", "nationality", "recorded_by", "author")
    found = [
        f"{model._meta.label}.{field.column}"
        for model in apps.get_app_config("steering").get_models()
        for field in model._meta.concrete_fields
        if any(word in field.column for word in telling)
    ]
    assert not found, f"Steering holds no client, ever: {found}"
