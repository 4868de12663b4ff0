"""The mails of steering: dates, bodies, numbers and links. What a paper says is read in KIM."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.api import MailTemplate, register_mail

_FILE = "steering/mail/meeting.txt"
INVITED = register_mail(MailTemplate("meeting_invitation", _("Invitation: %(meeting)s"), file=_FILE))
CHANGED = register_mail(MailTemplate("meeting_changed", _("Changed: %(meeting)s"), file=_FILE))
CANCELLED = register_mail(MailTemplate("meeting_cancelled", _("Cancelled: %(meeting)s"), file=_FILE))
SEAT_LOST = register_mail(MailTemplate("meeting_seat_lost", _("No invitation any more: %(meeting)s"), file=_FILE))
DATE_ASKED = register_mail(
    MailTemplate(
        "date_asked",
        _("Which date suits? %(body)s"),
        _("%(n)s dates are proposed for the next meeting. Please say by %(day)s which of them suit you:\n%(link)s"),
    )
)
DATE_REMINDED = register_mail(
    MailTemplate(
        "date_reminded",
        _("Reminder: which date suits? %(body)s"),
        _("Your answer is missing: %(n)s dates are proposed for the next meeting. Please answer by %(day)s:\n%(link)s"),
    )
)
NEWSLETTER = register_mail(
    MailTemplate(
        "newsletter",
        _("A newsletter is out"),
        _("What the bodies decided, on one page:\n%(link)s\n\nNo mail any more:\n%(leave)s"),
    )
)
OVERDUE = register_mail(
    MailTemplate(
        "measures_overdue",
        _("Overdue measures"),
        _(
            "%(unit)s has agreed to measures, and the date of %(n)s of them is over. Please tell the secretariat how "
            "far it is; a new date is an answer, too.\n\n%(link)s"
        ),
    )
)
