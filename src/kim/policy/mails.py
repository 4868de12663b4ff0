"""Who may read which mail. No mail names a client; still everybody sees their own only."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from kim.accounts.models import Mail
from kim.accounts.rules.mails import MailState
from kim.accounts.rules.roles import Role
from kim.kernel.access import grant, role, verbs
from kim.kernel.actor import Actor

verbs("send")

BASIS = "Art. 32 DSGVO"

role(
    "system:post",
    _("Post office"),
    _("Hands mails to the mail server, tries again, and notes what came back."),
    second_factor=False,
)


def own_mails(actor: Actor) -> Q:
    return Q(sender=actor.user_id) | Q(recipient=actor.user_id)


def caused_by_actor(actor: Actor) -> Q:
    return Q(sender=actor.user_id)


def not_delivered(_actor: Actor) -> Q:
    return Q(state__in=(MailState.FAILED, MailState.BOUNCED))


for each in Role:
    grant(
        _("Everybody sees the mails that they caused and that went to them"),
        role=each,
        may={"read"},
        on=Mail,
        where=own_mails,
        basis=BASIS,
    )
    grant(
        _("Everybody sends a mail once more that they caused"),
        role=each,
        may={"edit"},
        on=Mail,
        where=caused_by_actor,
        basis=BASIS,
    )
grant(
    _("An administrator sees the mails that did not arrive"),
    role=Role.ADMINISTRATOR,
    may={"read", "edit"},
    on=Mail,
    where=not_delivered,
    basis=BASIS,
)
grant(_("Mails are sent"), role="system:post", may={"read", "send"}, on=Mail, basis=BASIS)
