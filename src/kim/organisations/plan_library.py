"""The templates that are offered: those of the product, and over them the versions of the district."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ruamel.yaml import YAML

from kim.organisations.models import PlanTemplate
from kim.organisations.rules.plan_templates import Template, read

FILE = Path(__file__).parent / "data" / "plan_templates.yaml"


@cache
def product() -> dict[str, Template]:
    """The templates that come with the product, by key; each is version 1."""
    content = YAML(typ="safe").load(FILE.read_text(encoding="utf-8"))
    return {key: read(key, values) for key, values in content.items()}


def current(*, retired: bool = False) -> list[Template]:
    """The newest version of every template, by title; those no longer offered only if asked for. One statement."""
    newest = dict(product())
    for stored in PlanTemplate.objects.order_by("key", "number"):
        newest[stored.key] = of(stored)
    offered = [template for template in newest.values() if retired or not template.is_retired]
    return sorted(offered, key=lambda template: template.title)


def versions(key: str) -> list[Template]:
    """All versions of one template, newest first; empty if nobody knows the key."""
    own = [of(stored) for stored in PlanTemplate.objects.filter(key=key).order_by("-number")]
    made = product().get(key)
    return [*own, *([made] if made else [])]


def of(stored: PlanTemplate) -> Template:
    """A stored version as the rules see it."""
    return read(stored.key, stored.content, stored.number, origin="district", is_retired=stored.is_retired)
