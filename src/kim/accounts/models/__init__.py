from kim.accounts.models.calendar_feed import CalendarFeed
from kim.accounts.models.form_draft import FormDraft
from kim.accounts.models.invitation import Invitation
from kim.accounts.models.kept_input import KeptInput
from kim.accounts.models.mail import Mail
from kim.accounts.models.membership import Membership
from kim.accounts.models.sent_form import SentForm
from kim.accounts.models.step import AccountStep
from kim.accounts.models.user import User

__all__ = [
    "AccountStep",
    "CalendarFeed",
    "FormDraft",
    "Invitation",
    "KeptInput",
    "Mail",
    "Membership",
    "SentForm",
    "User",
]
