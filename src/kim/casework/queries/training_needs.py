"""Training needs: how many by topic, and their texts without authors."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from kim.casework.models import TrainingNeed
from kim.casework.talk_labels import TRAINING_TOPICS
from kim.kernel.actor import Actor


@dataclass(frozen=True)
class TopicCount:
    """How many open needs a topic has; not persons and not cases."""

    topic: str
    label: object
    amount: int


def open_needs(actor: Actor) -> QuerySet[TrainingNeed]:
    """What is not met yet, as far as `actor` may see it, the latest first."""
    found: QuerySet[TrainingNeed] = TrainingNeed.objects.visible_to(actor).filter(met_on__isnull=True)
    return found


def by_topic(actor: Actor) -> list[TopicCount]:
    """Open needs by topic, most first."""
    rows = open_needs(actor).order_by().values("topic").annotate(amount=Count("pk")).order_by("-amount", "topic")
    return [TopicCount(row["topic"], TRAINING_TOPICS[row["topic"]], row["amount"]) for row in rows]
