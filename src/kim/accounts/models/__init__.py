from kim.accounts.models.membership import Membership
from kim.accounts.models.user import User

__all__ = ["Membership", "User"]
