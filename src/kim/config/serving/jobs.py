"""`python -m kim.config.serving.jobs`: the worker that runs jobs as they are deferred, and by the clock."""

from __future__ import annotations

import asyncio
import logging

from kim.config import file_keys
from kim.config.cli.starting import load_django
from kim.config.serving.parent import leave_with_parent


async def work() -> None:
    """Run jobs until SIGTERM; the one that is running may finish."""
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async():
            await app.run_worker_async(concurrency=1, shutdown_graceful_timeout=5)


if __name__ == "__main__":
    leave_with_parent()
    load_django()
    file_keys.require()
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    asyncio.run(work())
