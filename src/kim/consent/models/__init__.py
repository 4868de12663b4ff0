from kim.consent.models.basis import Basis, BasisRecipient
from kim.consent.models.notice import Notice

__all__ = ["Basis", "BasisRecipient", "Notice"]
