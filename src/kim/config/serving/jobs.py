"""`python -m kim.config.serving.jobs`: the worker that runs jobs as they are deferred, and by the clock.

A database that goes away while it works is waited for: the queue gives up by itself then, and a worker that ends would
take the web server with it. At the first start a database that does not answer is a mistake, and told.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
from contextlib import suppress

import psycopg
import psycopg_pool

from kim.config.cli.starting import load_django
from kim.config.serving.parent import leave_with_parent

SECONDS_BETWEEN_TRIES = 2.0
logger = logging.getLogger(__name__)


async def work() -> None:
    """Run jobs until SIGTERM; the one that is running may finish."""
    asked, was_up = asyncio.Event(), asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, asked.set)
    ending = asyncio.create_task(asked.wait())
    while True:
        try:
            await _until_lost(ending, was_up)
        except _lost():
            if not was_up.is_set():
                raise
        if asked.is_set():
            return
        logger.warning("The database does not answer. Jobs go on as soon as it does.")
        await asyncio.wait({ending}, timeout=SECONDS_BETWEEN_TRIES)


async def _until_lost(ending: asyncio.Task[bool], was_up: asyncio.Event) -> None:
    """Run jobs until somebody asks to end, or until the queue gives up because its connections are gone."""
    queue = asyncio.create_task(_queue(was_up))
    await asyncio.wait({queue, ending}, return_when=asyncio.FIRST_COMPLETED)
    queue.cancel()
    with suppress(asyncio.CancelledError):
        await queue


async def _queue(was_up: asyncio.Event) -> None:
    from procrastinate.contrib.django import app

    with app.replace_connector(app.connector.get_worker_connector()):  # type: ignore[attr-defined]
        async with app.open_async():
            was_up.set()
            await app.run_worker_async(concurrency=1, shutdown_graceful_timeout=5, install_signal_handlers=False)


def _lost() -> tuple[type[Exception], ...]:
    from procrastinate.exceptions import ConnectorException

    return ConnectorException, psycopg.Error, psycopg_pool.PoolTimeout


def main() -> None:
    """Load what jobs need and work. What is not configured is told in a sentence, without a way through the code."""
    from django.core.exceptions import ImproperlyConfigured

    leave_with_parent()
    try:
        load_django()
        _require()
    except ImproperlyConfigured as error:
        sys.exit(str(error))
    logging.getLogger("procrastinate").setLevel(logging.WARNING)
    asyncio.run(work())


def _require() -> None:
    from kim.config.serving import ready

    ready.require()


if __name__ == "__main__":
    main()
