"""The manager of everything that is guarded: a list is what the actor may see, nothing else."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from kim.kernel import access
from kim.kernel.actor import Actor


class GuardedQuerySet(models.QuerySet[Any]):
    def visible_to(self, actor: Actor, verb: str = "read") -> Self:
        """The rows on which `actor` may do `verb`, by the grants of the policy; none without a grant."""
        allowed = access.condition(actor, verb, self.model)
        return self.none() if allowed is None else self.filter(allowed)


Guarded = models.Manager.from_queryset(GuardedQuerySet)
