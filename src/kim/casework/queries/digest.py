"""The numbers of the page "Heute", for a mail: no name, no case, no text."""

from __future__ import annotations

from dataclasses import dataclass, fields

from kim.casework.queries import today
from kim.kernel.actor import Actor


@dataclass(frozen=True)
class Numbers:
    """What waits, counted. Units: steps and tasks, steps, titles and consents, hand-overs, answers, enquiries."""

    overdue: int
    due: int
    waiting_long: int
    ending: int
    hand_overs: int
    answers: int
    enquiries: int

    @property
    def is_worth_a_mail(self) -> bool:
        """Whether anything is to be said at all."""
        return any(getattr(self, field.name) for field in fields(self))


def numbers(actor: Actor) -> Numbers:
    """What the page "Heute" of `actor` shows, counted. `due` is what is due today or in the next seven days."""
    page, news = today.page(actor), today.news(actor)
    overdue = sum(1 for item in page.due if item.due.is_overdue)
    return Numbers(
        overdue=overdue,
        due=len(page.due) - overdue,
        waiting_long=sum(1 for item in page.waiting if item.step.waiting and item.step.waiting.over_usual_days),
        ending=len(page.ending),
        hand_overs=len(news.incoming),
        answers=len(news.advice),
        enquiries=len(page.enquiries),
    )
