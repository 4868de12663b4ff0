"""What a body marks as public, and takes back: the body itself, a meeting, a point that is no issue."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kim.kernel import access, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering.models import AgendaItem, Body, Meeting, PublicTrace
from kim.steering.oparl import traces


@action("body_published", _("It was said whether a body is public"))
def publish_body(*, actor: Actor, body: Body, is_public: bool) -> Body:
    """Let everybody read name, seats by organisation and public meetings of a body, or no longer."""
    access.require(actor, "publish", body)
    locking.update(body, is_public=is_public)
    traces.keep()
    return body


@action("meeting_published", _("It was said whether a meeting is public"))
def publish_meeting(*, actor: Actor, meeting: Meeting, is_public: bool) -> Meeting:
    """Let everybody read date, place and public points of a meeting of a public body, or no longer."""
    access.require(actor, "edit", meeting)
    if is_public and not meeting.body.is_public:
        raise RuleViolation("body_not_public", _("The body itself is not public. Make it public first."))
    locking.update(meeting, is_public=is_public)
    traces.keep()
    return meeting


@action("point_published", _("It was said whether a point is public"))
def publish_item(*, actor: Actor, item: AgendaItem, is_public: bool) -> AgendaItem:
    """Let everybody read a point that is no issue. An issue is public by its own paper."""
    access.require(actor, "edit", item)
    if item.issue_id:
        raise RuleViolation("by_its_paper", _("Whether an issue is public stands on its paper."))
    locking.update(item, is_public=is_public)
    traces.keep()
    return item


@action("open_data_noted", _("It was noted what is open data, and what is not any more"))
def note_traces(*, actor: Actor) -> int:
    """Bring the traces of open data up to date; returns how many changed."""
    access.require(actor, "add", PublicTrace)
    return traces.keep()
