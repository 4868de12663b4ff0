from django.utils.translation import gettext_lazy as _

from kim.ui import menu

menu.register(menu.Entry("lookup", _("Law and pathways"), "scale", "pathways:overview", order=60))
