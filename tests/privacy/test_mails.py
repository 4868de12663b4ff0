"""No mail holds personal data: not by care, but because no template takes any. Tried on all templates there are."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.apps import apps
from django.core import mail

from kim.accounts import delivery, jobs, mail_templates
from kim.accounts.mail_templates import Link, MailTemplate, Reference
from kim.accounts.models import Mail
from kim.casework import jobs as casework_jobs
from kim.casework.actions import conferences, hand_overs
from kim.casework.models import Case, Conference, HandOver
from kim.kernel import clock
from kim.kernel.actor import Actor, acting_as
from kim.kernel.errors import RuleViolation
from kim.kernel.personal import personal_contexts
from tests import make
from tests.privacy.test_no_name_by_any_door import told
from tests.world import SECRETS, World


@pytest.mark.parametrize("secret", SECRETS)
def test_no_template_takes_a_word_of_the_family(secret: str) -> None:
    """Whatever a template calls its values: free text gets into none of them."""
    assert len(mail_templates.templates()) > 8
    for template in mail_templates.templates():
        for name in _values_of(template):
            with pytest.raises(TypeError):
                mail_templates.render(template, {name: secret})


def test_no_template_takes_a_record_of_a_personal_context() -> None:
    for model in apps.get_models():
        if model._meta.app_label in personal_contexts():
            with pytest.raises(TypeError):
                mail_templates.worded(model())


def test_no_link_and_no_reference_takes_words() -> None:
    with pytest.raises(ValueError, match="ids only"):
        Link.to("accounts:mail", "Familie Wollgras")
    for word in ("Wollgras", "Moorweg 17", "", "A" * 40):
        with pytest.raises(ValueError, match="capitals"):
            Reference(word)


def test_a_place_that_names_the_family_or_its_street_stays_out(world: World) -> None:
    """It is refused when it is typed; should the family move there later, it stays out of the mail."""
    clara, case = world.cast.clara.actor, world.case
    with acting_as(clara), pytest.raises(RuleViolation):
        _called(clara, case, place="Moorweg 17")
    for place in ("Rathaus, Raum 4", "bei Familie Wollgras"):
        mail.outbox.clear()
        with acting_as(clara):
            conference = _called(clara, case)
            Conference.objects.filter(pk=conference.pk).update(place=place)
            conference.refresh_from_db()
            conferences.invite(actor=clara, conference=conference)
        jobs.deliver_mails()
        (text,) = [f"{each.body}\n{each.message()}" for each in mail.outbox if each.to == ["n@example.org"]]
        assert ("Rathaus" in text) is place.startswith("Rathaus")
        assert told(world, text) == []


def test_everything_that_was_ever_written_names_nobody(world: World) -> None:
    """The family goes through every act that writes a mail; then all mails are read, sealed ones too."""
    cast, clara = world.cast, world.cast.clara.actor
    with acting_as(cast.carlo.actor):
        mine = HandOver.objects.visible_to(cast.carlo.actor, "accept")
        hand_overs.decline(actor=cast.carlo.actor, hand_over=mine.get(), answer="Lampenfieber der Familie Wollgras")
    with acting_as(clara):
        case = make.case(clara, "Familie Wollgras")
    make.handed_over(cast.clara, case, cast.cem, "Umzug Moorweg 17")
    with acting_as(clara):
        conference = _called(clara, world.case)
        conferences.invite(actor=clara, conference=conference)
        conferences.cancel(actor=clara, conference=conference)
    monday = next(day for n in range(7) if (day := clock.today() + timedelta(days=n)).weekday() == 0)
    with clock.at(monday):
        casework_jobs.send_digests()
    written = list(Mail.objects.all())
    codes = {each.template for each in written}
    of_casework = {each.code for each in mail_templates.templates() if _is_of_casework(each)}
    assert of_casework <= codes, f"no act of this test writes {of_casework - codes}"
    for each in written:
        text = f"{each.subject}\n{delivery.text_of(each)}\n{each.entry}"
        assert told(world, text) == [], each.template


def _called(actor: Actor, case: Case, **given: Any) -> Conference:
    """A conference ahead in anonymous form, with a guest who has an address."""
    ahead = clock.now() + timedelta(days=5)
    called = conferences.call(actor=actor, case=case, purpose="Kellertreppe", starts_at=ahead, **given)
    conferences.ask(actor=actor, conference=called, name="Herr Nachbar", email="n@example.org")
    return called


def _is_of_casework(template: MailTemplate) -> bool:
    from kim.casework import mails

    return template in vars(mails).values()


def _values_of(template: MailTemplate) -> set[str]:
    """The names by which a template asks for values; one at least, so that every template is tried."""
    source = f"{template.subject} {template.text}"
    return set(re.findall(r"%\((\w+)\)s", source)) | {"value"}
