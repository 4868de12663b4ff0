"""A measure changes something where it lives: the plan template, the matrix, the posts. Shown from there and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from kim.directory.actions import corrections
from kim.directory.models import Correction
from kim.kernel import clock
from kim.kernel.errors import Conflict, RuleViolation
from kim.kernel.vault import store
from kim.organisations import api as organisations
from kim.organisations.forms.plan_template import TemplateForm
from kim.organisations.models import Municipality, Responsibility
from kim.steering.actions import changes_elsewhere, decisions, measures, results
from kim.steering.models import Measure, MeasureResult, SignedPaper
from kim.steering.queries.posts import posts_on
from kim.steering.queries.results import news_of
from kim.steering.queries.results import results as listed
from kim.steering.queries.staffing import review_of
from kim.steering.rules.codes import Outcome
from kim.steering.rules.results import ResultKind
from tests.cast import Cast, Player
from tests.files import pdf
from tests.steering import making

pytestmark = pytest.mark.django_db
LogIn = Callable[[Client, Player | None], Client]
KEY = "apprenticeship"


@pytest.fixture
def measure(cast: Cast) -> Measure:
    item = making.open_item(cast)
    decision = decisions.record(actor=cast.konrad.actor, item=item, outcome=Outcome.ACCEPTED, reason="Nötig.")
    due = clock.today() + timedelta(days=30)
    return measures.launch(actor=cast.konrad.actor, decision=decision, title="Plätze", owner=cast.jobcenter, due=due)


@pytest.fixture
def town(cast: Cast) -> Municipality:
    return Municipality.objects.create(key="auental", official_key="99999001", name="Auental")


def newest() -> organisations.Template:
    return organisations.plan_templates()[0]


def posted(template: organisations.Template) -> dict[str, str]:
    """What a browser sends when the form of a template is sent as it is shown."""
    form = TemplateForm(template)
    fields = [field for part in (form.head, *form.steps) for field in part]
    data = {field.html_name: field.value() for field in fields}
    return {name: str(value) for name, value in data.items() if value not in (None, False)} | {"count": str(form.count)}


def test_a_new_version_of_the_template_is_made_and_named(cast: Cast, measure: Measure) -> None:
    template = newest()
    changed = replace(template, title="Ausbildung beginnen, mit Betreuung")
    given: dict[str, Any] = {"actor": cast.konrad.actor, "measure": measure, "content": "Betreuung zuerst klären."}
    made = changes_elsewhere.change_template(based_on=template.number, template=changed, **given)
    stored = organisations.plan_template(template.key)
    assert stored and (stored.title, stored.number) == (changed.title, template.number + 1)
    assert (made.kind, made.template_key, made.template_number) == (ResultKind.STEP_TEMPLATE, template.key, 2)
    with pytest.raises(RuleViolation):
        changes_elsewhere.change_template(based_on=2, template=replace(changed, steps=()), **given)
    assert MeasureResult.objects.count() == 1, "a refused version leaves no result"


def test_the_template_is_changed_on_its_page_and_leads_back(
    cast: Cast, measure: Measure, client: Client, log_in: LogIn
) -> None:
    log_in(client, cast.konrad)
    template = newest()
    choice = client.get(reverse("steering:template-choice", args=[measure.public_id])).content.decode()
    url = reverse("steering:template-change", args=[measure.public_id, template.key])
    assert url in choice
    assert client.get(url).status_code == 200
    typed = posted(template) | {"content": "Neu: erst die Betreuung."}
    assert client.post(url, typed | {"content": ""}).status_code == 422
    answer = client.post(url, typed)
    made = MeasureResult.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert f"?fassung={made.template_number}" in client.get(made.get_absolute_url()).content.decode()
    page = reverse("organisations:plan-template", args=[template.key])
    assert made.get_absolute_url() in client.get(page).content.decode()
    assert made.get_absolute_url() in log_in(Client(), cast.stella).get(page).content.decode()
    assert made.get_absolute_url() not in log_in(Client(), cast.clara).get(page).content.decode()
    overtaken = client.post(url, typed)
    assert overtaken.status_code == 409
    assert "Neu: erst die Betreuung." in overtaken.content.decode()
    assert client.get(reverse("steering:template-change", args=[measure.public_id, "keine"])).status_code == 404


def test_a_responsibility_is_asked_for_decided_and_seen_in_the_matrix(
    cast: Cast, measure: Measure, town: Municipality, client: Client, log_in: LogIn
) -> None:
    log_in(client, cast.konrad)
    url = reverse("steering:responsibility-change", args=[measure.public_id])
    assert client.get(url).status_code == 200
    typed = {"topic": "jobcenter", "municipality": town.key, "text": "Künftig das Amt."}
    assert client.post(url, typed).status_code == 422
    assert client.post(url, typed | {"first": f"{clock.today():%d.%m.%Y}"}).status_code == 302
    made, correction = MeasureResult.objects.get(), Correction.objects.get()
    assert made.correction == correction
    assert made.get_absolute_url() in client.get(correction.get_absolute_url()).content.decode()
    corrections.decide(
        actor=cast.konrad.actor, correction=correction, version=correction.version, accepted=True, answer="Ab sofort."
    )
    for unit, first, last in ((cast.jobcenter, None, clock.today()), (cast.seedorf, clock.today(), None)):
        given = {"key": f"r-{unit.key}", "topic": "jobcenter", "municipality": town, "reason": "x", "basis": "y"}
        Responsibility.objects.create(unit=unit, valid=(first, last), **given)
    page = client.get(made.get_absolute_url()).content.decode()
    assert "Ab sofort." in page
    assert page.index(f"{cast.seedorf}") < page.index(f"{cast.jobcenter}"), "the latest first"
    assert correction.get_absolute_url() in page


def share(cast: Cast, measure: Measure, town: Municipality, posts: str, **given: Any) -> MeasureResult:
    values: dict[str, Any] = {
        "kind": ResultKind.STAFF_SHARE,
        "title": "Mehr Fallbegleitung",
        "content": "Eine halbe Stelle mehr.",
        "first": clock.today(),
        "posts": Decimal(posts),
        "staff_part": "case_management",
        "municipality": town,
        "unit": cast.seedorf,
    }
    return results.note(actor=cast.konrad.actor, measure=measure, **{**values, **given})


def test_a_share_of_posts_is_a_position_with_a_period_and_a_history(
    cast: Cast, measure: Measure, town: Municipality, client: Client, log_in: LogIn
) -> None:
    today, later = clock.today(), clock.today() + timedelta(days=60)
    first = share(cast, measure, town, "0.5")
    second = share(cast, measure, town, "1.0", first=later)
    other = share(cast, measure, town, "0.25", staff_part="coordination")
    first.refresh_from_db()
    assert first.until == later - timedelta(days=1)
    assert [(each.posts, each.until) for each in posts_on(later, cast.konrad.actor)] == [
        (Decimal("0.25"), None),
        (Decimal("1.00"), None),
    ]
    with pytest.raises(RuleViolation) as refusal:
        share(cast, measure, town, "2.0", first=later)
    assert refusal.value.field == "first"
    with pytest.raises(RuleViolation) as refusal:
        share(cast, measure, town, "2.0", unit=None)
    assert refusal.value.field == "unit"
    row = next(row for row in review_of(cast.konrad.actor).towns if row.name == town.name)
    assert row.posts == [first, other, second]
    log_in(client, cast.konrad)
    page = client.get(reverse("steering:staffing")).content.decode()
    assert first.get_absolute_url() in page
    assert second.get_absolute_url() in client.get(first.get_absolute_url()).content.decode()
    assert f"{today:%d.%m.%Y}" in page


def agreement(cast: Cast, measure: Measure) -> MeasureResult:
    values: dict[str, Any] = {"title": "Betreuung", "content": "Acht Plätze.", "first": clock.today()}
    values |= {"review_on": clock.today(), "parties": ["AWO", "Caritas"]}
    kind = ResultKind.COOPERATION_AGREEMENT
    return results.note(actor=cast.konrad.actor, measure=measure, kind=kind, **values)


def test_the_signed_agreement_is_kept_sealed_and_handed_out_whole(
    cast: Cast, measure: Measure, client: Client, log_in: LogIn
) -> None:
    log_in(client, cast.konrad)
    made, content = agreement(cast, measure), pdf()
    url = reverse("steering:signed-new", args=[made.public_id])
    assert client.get(url).status_code == 200

    def send(data: bytes, name: str = "vereinbarung.pdf", day: str = f"{clock.today():%d.%m.%Y}") -> Any:
        return client.post(url, {"file": SimpleUploadedFile(name, data), "signed_on": day})

    assert send(b"MZ program", "vereinbarung.exe").status_code == 422
    assert send(content, day=f"{clock.today() + timedelta(days=1):%d.%m.%Y}").status_code == 422
    assert send(content).status_code == 302
    assert send(content).status_code == 422, "the same file once"
    paper = SignedPaper.objects.get()
    assert content not in store.place(paper.stored.name).read_bytes()
    stella = log_in(Client(), cast.stella)
    file = reverse("steering:signed", args=[made.public_id, paper.public_id])
    assert file in stella.get(made.get_absolute_url()).content.decode()
    assert b"".join(stella.get(file)) == content  # type: ignore[call-overload]
    assert log_in(Client(), cast.clara).get(file).status_code == 404
    remove = reverse("steering:signed-remove", args=[made.public_id, paper.public_id])
    assert stella.post(remove).status_code == 403
    store.remove(paper.stored.name)
    assert "nicht geöffnet" in client.get(file, follow=True).content.decode()
    assert "vereinbarung.pdf" in client.get(remove).content.decode()
    assert SignedPaper.objects.exists(), "looking at the question deletes nothing"
    assert client.post(remove).status_code == 302
    assert not SignedPaper.objects.exists()


def test_only_an_agreement_is_signed(cast: Cast, measure: Measure, client: Client, log_in: LogIn) -> None:
    made = results.note(
        actor=cast.konrad.actor, measure=measure, kind=ResultKind.TRAINING, title="x", content="y", first=clock.today()
    )
    log_in(client, cast.konrad)
    assert client.get(reverse("steering:signed-new", args=[made.public_id])).status_code == 404


def test_somebody_else_changed_the_template_meanwhile(cast: Cast, measure: Measure) -> None:
    template = newest()
    given: dict[str, Any] = {"actor": cast.konrad.actor, "measure": measure, "content": "Neu."}
    changes_elsewhere.change_template(based_on=template.number, template=template, **given)
    with pytest.raises(Conflict):
        changes_elsewhere.change_template(based_on=template.number, template=template, **given)


@pytest.mark.parametrize("accepted", [True, False])
def test_what_is_only_asked_for_is_no_news_and_not_in_force(
    cast: Cast, measure: Measure, town: Municipality, accepted: bool
) -> None:
    given: dict[str, Any] = {"topic": "jobcenter", "municipality": town, "text": "Künftig das Amt."}
    made = changes_elsewhere.ask_for_responsibility(
        actor=cast.konrad.actor, measure=measure, first=clock.today(), **given
    )
    assert listed(cast.stella.actor).asked == [made]
    assert news_of(measure.issue) == ()
    assert made.correction
    corrections.decide(
        actor=cast.konrad.actor, correction=made.correction, version=1, accepted=accepted, answer="Weil es so ist."
    )
    found = listed(cast.stella.actor)
    assert (found.asked, found.current, found.ended) == (([], [made], []) if accepted else ([], [], [made]))
    assert [news.title for news in news_of(measure.issue)] == ([made.title] if accepted else [])
