from kim.consent.models.basis import Basis, BasisRecipient
from kim.consent.models.notice import Notice
from kim.consent.models.release import Release

__all__ = ["Basis", "BasisRecipient", "Notice", "Release"]
