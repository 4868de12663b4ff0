"""The mails of steering: dates, bodies, numbers and links. What a paper says is read in KIM."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.api import MailTemplate, register_mail

_FILE = "steering/mail/meeting.txt"
INVITED = register_mail(MailTemplate("meeting_invitation", _("Invitation: %(meeting)s"), file=_FILE))
CHANGED = register_mail(MailTemplate("meeting_changed", _("Changed: %(meeting)s"), file=_FILE))
CANCELLED = register_mail(MailTemplate("meeting_cancelled", _("Cancelled: %(meeting)s"), file=_FILE))
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
