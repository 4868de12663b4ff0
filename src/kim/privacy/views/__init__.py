from kim.privacy.views.logs import changes, looks
from kim.privacy.views.seals import seals

__all__ = ["changes", "looks", "seals"]
