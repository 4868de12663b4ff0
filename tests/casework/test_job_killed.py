"""A job whose process is killed in the middle has done nothing; tests/kernel/test_jobs.py queues it again."""

from __future__ import annotations

import pytest
from django.db import transaction

from kim.casework import jobs
from kim.casework.models import ReleaseRequest
from kim.kernel.actor import acting_as
from kim.steering import api as steering
from kim.steering.models import Observation
from tests import make
from tests.cast import Cast
from tests.killing import kill_in_the_middle


@pytest.mark.django_db(transaction=True)
def test_a_delivery_that_is_killed_half_way_is_made_once(cast: Cast) -> None:
    clara = cast.clara.actor
    make.released(clara, make.case(clara), cast.carlo.actor)
    kill_in_the_middle(jobs.deliver_observations, steering, "receive")
    with acting_as(cast.konrad.actor), transaction.atomic():
        assert not Observation.objects.exists(), "half a delivery has reached steering"
    for _run in range(2):
        jobs.deliver_observations()
    with acting_as(cast.konrad.actor), transaction.atomic():
        assert Observation.objects.count() == 1
    with acting_as(clara), transaction.atomic():
        assert ReleaseRequest.objects.get().is_delivered
