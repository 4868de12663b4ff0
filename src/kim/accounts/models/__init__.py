from kim.accounts.models.invitation import Invitation
from kim.accounts.models.kept_input import KeptInput
from kim.accounts.models.membership import Membership
from kim.accounts.models.outbox_mail import OutboxMail
from kim.accounts.models.step import AccountStep
from kim.accounts.models.user import User

__all__ = ["AccountStep", "Invitation", "KeptInput", "Membership", "OutboxMail", "User"]
