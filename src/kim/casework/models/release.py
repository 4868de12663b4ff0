from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.casework import labels
from kim.casework.rules.codes import ObservationState, ReleaseState
from kim.kernel.core_codes import ObservationSource
from kim.kernel.fields import CodeField
from kim.kernel.labels import LIFE_AREAS, OBSERVATION_KINDS, OBSERVATION_SOURCES, OBSTACLE_KINDS
from kim.organisations.walled import WalledRecord


class OnItsWayOut(models.Model):
    """Two neutral lines and how far they are on their way to steering; whoever inherits has the key `request`."""

    request: ReleaseRequest | None

    class Meta:
        abstract = True

    @property
    def state(self) -> ObservationState:
        """How far the text is on its way out of casework."""
        if self.request is None or self.request.state in (ReleaseState.OPEN, ReleaseState.RETURNED):
            return ObservationState.DRAFTED
        if self.request.is_withdrawn:
            return ObservationState.WITHDRAWN
        return ObservationState.RELEASED

    @property
    def is_open_for_writing(self) -> bool:
        """True unless a second person has it before them, or it is out."""
        return self.request is None or self.request.state == ReleaseState.RETURNED or self.request.is_withdrawn


class ReleaseRequest(WalledRecord):
    """The neutral text as a second person reads it: text and codes, no case. It belongs to its author's unit.

    It has no key to a case: only the author's side (`Proposal`) knows which case it came from.
    """

    kind = CodeField(OBSERVATION_KINDS, verbose_name=_("obstacle or strength"))
    obstacle_kind = CodeField(OBSTACLE_KINDS, verbose_name=_("kind"))
    life_area = CodeField(LIFE_AREAS, verbose_name=_("life area"))
    office_kinds = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("offices concerned"))
    source = CodeField(OBSERVATION_SOURCES, verbose_name=_("source"), default=ObservationSource.CASEWORK)
    text = models.TextField(_("text"), max_length=400)
    # Places in the text that only a person can judge: [{"start": 3, "end": 9, "reason": "looks_like_name"}].
    guesses = models.JSONField(_("to be looked at"), default=list)
    is_grave = models.BooleanField(_("rare but grave"), default=False)
    suggested_issue = models.CharField(_("known issue"), max_length=10, blank=True)
    author = models.ForeignKey(
        "accounts.Membership", on_delete=models.PROTECT, related_name="+", db_comment="Who asked for the release"
    )
    # Users who know the case: author, case manager, deputies when it was asked. None of them is a second person.
    withheld_from = ArrayField(models.BigIntegerField(), default=list)
    asked_on = models.DateField(_("asked on"))
    state = CodeField(labels.RELEASE_STATES, verbose_name=_("state"), default=ReleaseState.OPEN)
    second = models.ForeignKey(
        "accounts.Membership",
        verbose_name=_("second person"),
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        db_comment="Who read it",
    )
    decided_on = models.DateField(_("read on"), null=True, blank=True)
    comment = models.TextField(_("comment"), max_length=600, blank=True)
    taken_back_on = models.DateField(_("taken back on"), null=True, blank=True)
    # Public id of the observation on the other side; empty until the weekly delivery.
    observation = models.CharField(max_length=10, blank=True, editable=False)

    class Meta:
        ordering = ("asked_on", "pk")
        verbose_name = _("request for release")
        verbose_name_plural = _("requests for release")
        constraints = (
            models.CheckConstraint(
                condition=Q(state__in=[ReleaseState.OPEN, ReleaseState.WITHDRAWN], second__isnull=True)
                | Q(
                    state__in=[ReleaseState.RELEASED, ReleaseState.RETURNED],
                    second__isnull=False,
                    decided_on__isnull=False,
                ),
                name="releaserequest_is_decided_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(second=models.F("author")), name="releaserequest_is_read_by_somebody_else"
            ),
            models.CheckConstraint(
                condition=Q(observation="") | Q(state=ReleaseState.RELEASED, taken_back_on__isnull=True),
                name="releaserequest_is_delivered_when_released",
            ),
        )
        indexes = (models.Index(fields=["state", "observation"], name="releaserequest_queue"),)

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("casework:release", args=[self.public_id])

    @property
    def is_withdrawn(self) -> bool:
        """Withdrawn before anybody read it, or taken back before it was delivered."""
        return self.state == ReleaseState.WITHDRAWN or self.taken_back_on is not None

    @property
    def is_delivered(self) -> bool:
        """Steering has the text; nobody could find it there to take it back."""
        return bool(self.observation)
