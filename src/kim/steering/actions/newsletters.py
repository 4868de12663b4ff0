"""A newsletter out of the decisions of a meeting: drafted, edited, published; and who gets a mail about it."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kim.accounts import api as accounts
from kim.kernel import access, clock, locking
from kim.kernel.actions import action
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation
from kim.steering import mails
from kim.steering.models import Decision, Meeting, Newsletter, Subscription
from kim.steering.queries import newsletters
from kim.steering.rules.codes import NewsletterState
from kim.steering.rules.pages import one_page

MOST = 3000


@action("newsletter_drafted", gettext_lazy("A newsletter was drafted from the decisions of a meeting"))
def draft(*, actor: Actor, meeting: Meeting) -> Newsletter:
    """One page out of what a meeting decided. It is edited before anybody gets it.

    What finds no room is named at its end and in `left_out` of what comes back.
    """
    access.require(actor, "add", Newsletter)
    decisions = Decision.objects.filter(item__meeting=meeting).select_related("item", "referred_to")
    if not decisions:
        raise RuleViolation("nothing_decided", gettext_lazy("This meeting has decided nothing yet."))
    title = _("Decisions of %(body)s of %(day)s") % {
        "body": meeting.body.name,
        "day": f"{meeting.starts_at:%d.%m.%Y}",
    }
    abouts = [(str(each.item.title), _about(each)) for each in decisions.order_by("item__position")]
    page = one_page(abouts, MOST, _("Not on this page for want of room:"))
    made: Newsletter = Newsletter.objects.create(meeting=meeting, title=title[:160], text=page.text)
    made.left_out = page.left_out
    return made


def _about(decision: Decision) -> str:
    """Title, outcome, reason, and who does what by when."""
    lines = [f"{decision.item.title}: {decision.get_outcome_display()}", decision.reason]
    for part in decision.parts.select_related("owner"):
        by = _("by %(day)s") % {"day": f"{part.due:%d.%m.%Y}"} if part.due else ""
        lines.append("– " + ", ".join(str(word) for word in (part.text, part.owner, by) if word))
    return "\n".join(lines)


@action("newsletter_edited", gettext_lazy("A newsletter was edited"))
def edit(*, actor: Actor, newsletter: Newsletter, version: int, title: str, text: str) -> Newsletter:
    """Change a draft. What went out stays as it is."""
    access.require(actor, "edit", newsletter)
    _require_draft(newsletter)
    return locking.update(newsletter, version, title=title, text=text)


@action("newsletter_published", gettext_lazy("A newsletter was published"))
def publish(*, actor: Actor, newsletter: Newsletter) -> int:
    """Put it into the archive and mail a link to everybody who subscribed; returns how many mails."""
    access.require(actor, "edit", newsletter)
    _require_draft(newsletter)
    locking.update(newsletter, state=NewsletterState.PUBLISHED, published_on=clock.today())
    link = accounts.Link.to("steering:newsletter-read", newsletter.public_id, newsletters.reading_key(newsletter))
    subscriptions = list(Subscription.objects.all())
    for each in subscriptions:
        leave = accounts.Link.to("steering:newsletter-leave", newsletters.leaving_key(each))
        accounts.mails.to_address(each.address, mails.NEWSLETTER, by=actor, link=link, leave=leave)
    return len(subscriptions)


def _require_draft(newsletter: Newsletter) -> None:
    if newsletter.state != NewsletterState.DRAFT:
        raise RuleViolation("published", gettext_lazy("This newsletter is published. Please write another one."))


@action("newsletter_subscribed", gettext_lazy("Somebody subscribed to the newsletter"))
def subscribe(*, actor: Actor, address: str) -> Subscription:
    """Add an official address: one's own, or for the secretariat that of a partner who asked for it."""
    access.require(actor, "add", Subscription)
    try:
        with transaction.atomic():
            made: Subscription = Subscription.objects.create(address=address, since=clock.today())
    except IntegrityError as error:
        raise RuleViolation("there_already", gettext_lazy("This address gets it already."), "address") from error
    return made


@action("newsletter_unsubscribed", gettext_lazy("Somebody left the newsletter"))
def unsubscribe(*, actor: Actor, subscription: Subscription) -> None:
    """Erase the address."""
    access.require(actor, "edit", subscription)
    subscription.delete()


@action("newsletter_left_by_link", gettext_lazy("Somebody left the newsletter by the link in a mail"))
def leave(*, actor: Actor, key: str) -> bool:
    """Erase the address that the link in a mail stands for; the link is the permission. False if it is gone already."""
    found = newsletters.subscription_of(key)
    if found is None:
        return False
    found.delete()
    return True
