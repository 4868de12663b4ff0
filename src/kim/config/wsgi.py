"""The application that a web server serves."""

import os

from django.core.wsgi import get_wsgi_application

from kim.config import file_keys
from kim.config.serving import memory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kim.config.settings")
application = get_wsgi_application()
file_keys.require()
memory.settle()
