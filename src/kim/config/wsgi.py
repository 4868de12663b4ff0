"""The application that a web server serves."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from kim.casework.letters import own as own_letters
from kim.config import file_keys
from kim.config.serving import memory

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kim.config.settings")
application = memory.tidying(get_wsgi_application())
file_keys.require()
own_letters.require(settings.KIM_LETTERS)
memory.settle()
