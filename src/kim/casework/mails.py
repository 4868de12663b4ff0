"""The mails of casework. None says whom it is about; what it is about stands in KIM."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.api import MailTemplate, register_mail

ASKED = register_mail(
    MailTemplate(
        "supervision_asked",
        _("A question waits for your advice"),
        _("You find it in KIM, under supervision."),
        can_wait=True,
    )
)
ADVISED = register_mail(
    MailTemplate(
        "supervision_answered",
        _("Supervision has answered"),
        _("The answer is in KIM, on your page “Today”."),
        can_wait=True,
    )
)
OFFERED = register_mail(
    MailTemplate(
        "hand_over_offered",
        _("A hand-over waits for your answer"),
        _("What would come, and from whom, is in KIM, under hand-overs."),
    )
)
ACCEPTED = register_mail(
    MailTemplate(
        "hand_over_accepted",
        _("Your hand-over was accepted"),
        _("Somebody accepted what you offered. Details: KIM."),
        can_wait=True,
    )
)
DECLINED = register_mail(
    MailTemplate(
        "hand_over_declined",
        _("Your hand-over was declined"),
        _("The reason is in KIM, under hand-overs."),
        can_wait=True,
    )
)
DAY = register_mail(MailTemplate("digest", _("Your day"), file="casework/mail/digest.txt"))
CONFERENCE = register_mail(
    MailTemplate("conference_invitation", _("Invitation to a case conference"), file="casework/mail/conference.txt")
)
CONFERENCE_OFF = register_mail(
    MailTemplate("conference_cancelled", _("Case conference cancelled"), file="casework/mail/conference.txt")
)
