"""The application that a web server serves."""

import os

from django.core.wsgi import get_wsgi_application
from django.urls import reverse

from kim.config.serving import memory, ready
from kim.kernel.room import roomy

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kim.config.settings")
application = memory.tidying(roomy(get_wsgi_application()))
ready.require()
# Addresses and views, which Django would read with the first page of each process.
reverse("ui:imprint")
memory.settle()
