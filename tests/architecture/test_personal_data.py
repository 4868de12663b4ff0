"""Every field of a personal context is declared: why it is held, on what basis, how long."""

from django.apps import apps

from kim.kernel import personal

# Keys, versions and technical columns that say nothing about a person.
TECHNICAL = {"id", "public_id", "version", "created_at", "unit"}


def test_every_field_of_a_personal_context_has_a_purpose() -> None:
    undeclared = [
        f"{model._meta.label}.{field.name}"
        for label in personal.personal_contexts()
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        if field.name not in TECHNICAL and not personal.is_declared(model, field.name)
    ]
    assert not undeclared, f"Declare these in the personal_data.py of their context: {undeclared}"


def test_every_declaration_names_a_basis_in_law() -> None:
    vague = [
        f"{field.model.__name__}.{field.name}"
        for field in personal.fields()
        if "§" not in field.basis and "Art." not in field.basis
    ]
    assert not vague
