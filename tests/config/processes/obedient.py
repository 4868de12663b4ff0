"""A child process that works until it is told to leave."""

import time

from kim.config.serving.parent import leave_with_parent

leave_with_parent()
time.sleep(60)
