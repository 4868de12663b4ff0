"""The mails of the directory: the question to the holder of an entry, and the answer to a proposal."""

from django.utils.translation import gettext_lazy as _

from kim.accounts.api import MailTemplate, register_mail

STILL_RIGHT = register_mail(
    MailTemplate(
        "directory_still_right",
        _("Is this entry still right?"),
        _(
            "“%(service)s” stands in the directory of the district and was last confirmed more than six months ago.\n\n"
            "Please look at it and say with one click that it is still right, or what has changed:\n%(link)s\n\n"
            "The link works until %(until)s. You need no log-in."
        ),
        is_secret=True,
    )
)
PROPOSED = register_mail(
    MailTemplate(
        "directory_correction_proposed",
        _("A correction was proposed"),
        _("Somebody proposes a correction: %(about)s.\n\nPlease decide about it here:\n%(link)s"),
        can_wait=True,
    )
)
DECIDED = register_mail(
    MailTemplate(
        "directory_correction_decided",
        _("Your proposal was answered"),
        _("There is an answer to the correction that you proposed: %(about)s.\n\n%(link)s"),
        can_wait=True,
    )
)
