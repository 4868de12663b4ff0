"""A job whose worker died is not lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from asgiref.sync import async_to_sync
from django.db import connection
from django.utils import timezone

from kim.casework.jobs import publish_evidence
from kim.kernel import jobs

pytestmark = pytest.mark.django_db(transaction=True)


def taken_up(silent_for: timedelta) -> str:
    """The state of a job in the hands of a worker that last spoke so long ago, after stalled jobs were looked for."""
    publish_evidence.enqueue()
    with connection.cursor() as cursor:
        spoke = timezone.now() - silent_for
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (%s) RETURNING id", [spoke])
        (worker,) = cursor.fetchone() or (0,)
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing', worker_id = %s RETURNING id", [worker])
        (job,) = cursor.fetchone() or (0,)
        async_to_sync(jobs.take_up_stalled.func)(timestamp=0)
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        (status,) = cursor.fetchone() or ("",)
    return str(status)


def test_what_a_dead_worker_left_is_queued_again() -> None:
    assert taken_up(timedelta(minutes=2)) == "todo"


def test_a_connection_that_was_lost_between_two_jobs_costs_none() -> None:
    publish_evidence.run_in_worker()
    lost, other = connection.connection.info.backend_pid, connection.copy()
    with other.cursor() as cursor:
        cursor.execute("RESET ROLE")
        cursor.execute("SELECT pg_terminate_backend(%s, 1000)", [lost])
    other.close()
    publish_evidence.run_in_worker()
    assert connection.connection.info.backend_pid != lost


def test_what_a_living_worker_does_is_left_to_it() -> None:
    assert taken_up(timedelta(seconds=5)) == "doing"
