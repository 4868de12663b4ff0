"""The last one to save never silently wins."""

import pytest

from kim.kernel import locking
from kim.kernel.errors import Conflict
from kim.organisations.models import Organisation


@pytest.mark.django_db
def test_the_second_save_on_an_old_version_is_a_conflict_that_carries_the_stored_record() -> None:
    stored = Organisation.objects.create(key="town", name="Town")
    mine, hers = Organisation.objects.get(), Organisation.objects.get()
    assert locking.update(hers, name="Her name").version == stored.version + 1
    with pytest.raises(Conflict) as conflict:
        locking.update(mine, name="My name")
    assert conflict.value.current.name == "Her name"
    assert Organisation.objects.get().name == "Her name"
