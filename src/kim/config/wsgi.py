"""The application that a web server serves."""

import os

from django.core.wsgi import get_wsgi_application

from kim.config.serving import memory, ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kim.config.settings")
application = memory.tidying(get_wsgi_application())
ready.require()
memory.settle()
