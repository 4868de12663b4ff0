"""A poll as it is looked at: per date how many seats it fills, per office what it said, and who has not answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.db.models.functions import Lower

from kim.accounts.models import Membership, User
from kim.kernel.actor import Actor
from kim.steering.models import DateAnswer, DatePoll, ProposedDate, Seat
from kim.steering.queries.seats import further_members
from kim.steering.queries.sitters import sitters_of
from kim.steering.rules.codes import SeatRole
from kim.steering.rules.polls import DateAnswer as Code
from kim.steering.rules.polls import Filled, PollState, filled

WITHOUT_VOTE = (SeatRole.ADVISORY, SeatRole.SECRETARIAT)


@dataclass(frozen=True)
class DateLine:
    """One date: who said what, how many seats with a vote that fills, and whether it is enough."""

    date: ProposedDate
    counts: Counter[Code]
    filled: Filled
    has_quorum: bool | None

    @property
    def order(self) -> tuple[float, ...]:
        """Seats that are surely filled first, then possibly, then people, then the earlier one."""
        people = (self.counts[Code.YES], self.counts[Code.IF_NEED_BE])
        return (self.filled.surely, self.filled.possibly, *people, -self.date.starts_at.timestamp())

    @property
    def said(self) -> list[tuple[Code, int]]:
        """How many answers of each kind."""
        return [(code, self.counts[code]) for code in Code]


@dataclass(frozen=True)
class AnswerRow:
    """One who was asked, by office; a seat that told it to the secretariat has no name. None: not answered."""

    office: str
    name: str
    answers: list[Code | None]

    @property
    def is_answered(self) -> bool:
        return any(self.answers)


def address_of(membership: Membership) -> str:
    """The official address by which an answer is known."""
    return membership.user.email.lower()


class PollView:
    """Everything about one poll, in a constant number of statements."""

    def __init__(self, poll: DatePoll) -> None:
        self.poll = poll
        self.dates = list(poll.dates.all())

    @cached_property
    def seats(self) -> dict[Seat, list[Membership]]:
        """Seats on the day by which answers are asked for, with who can sit there."""
        return sitters_of(self.poll.body, self.poll.answer_by)

    @cached_property
    def asked(self) -> list[Membership]:
        """Everybody who can answer, once each."""
        everybody = [each for members in self.seats.values() for each in members] + further_members(self.poll.body)
        return list({address_of(each): each for each in everybody}.values())

    @property
    def unreached(self) -> list[Seat]:
        """Seats that nobody in KIM acts for: the secretariat asks them and writes down what they say."""
        return [seat for seat, members in self.seats.items() if not members]

    @cached_property
    def answers(self) -> list[DateAnswer]:
        """Every answer to every date."""
        return list(DateAnswer.objects.filter(date__poll=self.poll))

    def of(self, membership: Membership | None = None, seat: Seat | None = None) -> dict[int, Code]:
        """What one of those asked has said, by the key of the date."""
        wanted = (address_of(membership) if membership else "", seat.pk if seat else None)
        mine = [row for row in self.answers if (row.address, row.seat_id) == wanted]
        return {row.date_id: Code(row.answer) for row in mine}

    @property
    def rows(self) -> list[AnswerRow]:
        """Those who were asked, by office."""
        people = [AnswerRow(str(each.unit), each.user.name, self._in_order(self.of(each))) for each in self.asked]
        seats = [AnswerRow(str(seat), "", self._in_order(self.of(seat=seat))) for seat in self.unreached]
        return sorted([*people, *seats], key=lambda row: (row.office, row.name))

    def _in_order(self, said: dict[int, Code]) -> list[Code | None]:
        return [said.get(each.pk) for each in self.dates]

    @property
    def waiting(self) -> list[Membership]:
        """Those who have not answered at all."""
        answered = {row.address for row in self.answers}
        return [each for each in self.asked if address_of(each) not in answered]

    @property
    def voting(self) -> int:
        """How many seats have a vote."""
        return len(self._voting)

    @cached_property
    def _voting(self) -> list[Sequence[str]]:
        return [
            [address_of(each) for each in members] or [f"s{seat.pk}"]
            for seat, members in self.seats.items()
            if seat.role not in WITHOUT_VOTE
        ]

    @cached_property
    def lines(self) -> list[DateLine]:
        """The dates in their order."""
        return [self._line(each, [row for row in self.answers if row.date_id == each.pk]) for each in self.dates]

    def _line(self, date: ProposedDate, rows: Iterable[DateAnswer]) -> DateLine:
        said = {row.address or f"s{row.seat_id}": Code(row.answer) for row in rows}
        found = filled(self._voting, said)
        return DateLine(date, Counter(said.values()), found, found.has_quorum(self.poll.body.least_present))

    @property
    def best(self) -> DateLine | None:
        """The date that surely fills most seats, then possibly; the earlier one of two. None before any answer."""
        if not self.answers:
            return None
        return max(self.lines, key=lambda line: line.order)


def open_polls(actor: Actor) -> QuerySet[DatePoll]:
    """Polls that still wait for answers, as far as this person may see them."""
    return DatePoll.objects.visible_to(actor).filter(state=PollState.OPEN).select_related("body")


def to_answer(actor: Actor) -> QuerySet[DatePoll]:
    """Polls that wait for this person: open ones of bodies where they sit, not answered yet."""
    asked = DatePoll.objects.visible_to(actor, "answer").filter(state=PollState.OPEN)
    own = User.objects.filter(pk=actor.user_id or 0).annotate(own=Lower("email")).values("own")
    mine = DateAnswer.objects.filter(address__in=own).values("date__poll")
    return asked.exclude(pk__in=mine)
