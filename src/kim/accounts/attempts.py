"""How many attempts to log in are left for one address, whether or not anybody has it; and how often one may ask."""

from __future__ import annotations

import time

from allauth.core.internal import ratelimit
from django.core.cache import cache
from django.http import HttpRequest

_WHAT = {"app": "allauth.account", "action": "login_failed"}


def left(request: HttpRequest, key: str) -> int | None:
    """Attempts left before the lock; None where no limit per address is set."""
    for rate in ratelimit.get_rates(**_WHAT):
        if rate.per == "key":
            cache_key = ratelimit.get_cache_key(request, rate=rate, key=key, **_WHAT)
            _allowed, history = ratelimit.apply_rate(cache.get(cache_key, []), time.time(), rate, dry_run=True)
            return max(0, int(rate.amount) - len(history))
    return None


def is_within_limit(request: HttpRequest, what: str, rate: str) -> bool:
    """Count this request; False once there were more than `rate` allows, such as 240/m/ip, also for GET."""
    return ratelimit.consume(request, app="kim", action=what, config={what: rate}, limit_get=True) is not None
