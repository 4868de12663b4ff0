"""Jobs: deferred inside the action's transaction, carry ids only, act as a named system actor, may run twice.

A thin surface over procrastinate, so that another queue can replace it in one place.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db import close_old_connections
from procrastinate.contrib.django import app

from kim.kernel.actor import Actor, acting_as
from kim.kernel.room import roomy


class Task:
    """A job that can be enqueued; calling it runs it at once (tests, command line)."""

    def __init__(self, function: Callable[..., None], name: str, actor: Actor) -> None:
        self.name = name

        @wraps(function)
        def run(**ids: Any) -> None:
            with acting_as(actor):
                function(actor=actor, **ids)

        @roomy
        @wraps(run)
        def run_in_worker(**ids: Any) -> None:
            # There is no request whose beginning would notice that the connection was lost meanwhile.
            close_old_connections()
            run(**ids)

        self.run, self.run_in_worker = run, run_in_worker
        self.queued = app.task(name=name, retry=3)(run_in_worker)

    def __call__(self, **ids: Any) -> None:
        self.run(**ids)

    def enqueue(self, **ids: int | str) -> None:
        """Queue the job in the current transaction: it vanishes if that rolls back."""
        self.queued.defer(**ids)

    def every(self, cron: str) -> Task:
        """Also run by the clock (cron notation, UTC)."""

        def tick(timestamp: int) -> None:
            self.run_in_worker()

        app.periodic(cron=cron)(app.task(name=f"{self.name}:tick", pass_context=False)(tick))
        return self


def task(name: str, *, acts_as: str) -> Callable[[Callable[..., None]], Task]:
    """Declare a job; the function gets the keyword argument `actor` (system actor `acts_as`) and its ids."""

    def decorate(function: Callable[..., None]) -> Task:
        return Task(function, name, Actor.system(acts_as))

    return decorate


def enqueue(name: str, **ids: int | str) -> None:
    """Queue a job by its name, for actions: jobs call actions, so an action cannot import its job."""
    app.configure_task(name).defer(**ids)


@app.periodic(cron="* * * * *")
@app.task(name="kernel.take_up_stalled", queueing_lock="kernel.take_up_stalled", pass_context=False)
async def take_up_stalled(timestamp: int) -> None:
    """Queue again what a worker left behind that died in the middle: killed, out of memory, power cut.

    A worker that is alive says so every ten seconds; after thirty seconds of silence its jobs are free. They may run
    twice, so that starting again is right.
    """
    for job in await app.job_manager.get_stalled_jobs():
        await app.job_manager.retry_job(job)
