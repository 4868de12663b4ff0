"""A child process that ends by itself."""

import sys
import time

time.sleep(0.3)
sys.exit(3)
