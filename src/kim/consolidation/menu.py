"""What this context adds to the page of a case."""

from django.utils.translation import gettext_lazy as _

from kim.casework import tabs
from kim.casework.menu import is_deep

tabs.register(tabs.Tab("ways", _("Legal pathways"), "consolidation:ways", order=55, visible=is_deep))
