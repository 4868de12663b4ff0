from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel import labels as core
from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.rules.codes import HandNoteState
from kim.steering.rules.sources import BY_HAND

WRITABLE = (HandNoteState.DRAFT, HandNoteState.RETURNED)


class HandNote(Record):
    """An observation written by hand, where no case files are kept here: two neutral lines on their way to the inbox.

    Whose it is stands in plain columns, for "never the same person"; the observation that it becomes has neither.
    """

    unit = models.ForeignKey("organisations.Unit", on_delete=models.PROTECT, related_name="+", editable=False)
    written_by = models.BigIntegerField(editable=False, db_comment="User who wrote it")
    source = CodeField({code: core.OBSERVATION_SOURCES[code] for code in BY_HAND}, verbose_name=_("on behalf of"))
    kind = CodeField(core.OBSERVATION_KINDS, verbose_name=_("obstacle or strength"))
    obstacle_kind = CodeField(core.OBSTACLE_KINDS, verbose_name=_("kind"))
    life_area = CodeField(core.LIFE_AREAS, verbose_name=_("life area"))
    office_kinds = ArrayField(models.CharField(max_length=40), default=list, verbose_name=_("offices concerned"))
    text = models.TextField(_("text"), max_length=400)
    is_grave = models.BooleanField(_("rare but grave"), default=False)
    # Places in the text that only a person can judge: [{"start": 3, "end": 9, "reason": "looks_like_name"}].
    guesses = models.JSONField(default=list, editable=False)
    state = CodeField(labels.HAND_NOTE_STATES, verbose_name=_("state"), default=HandNoteState.DRAFT, editable=False)
    asked_on = models.DateField(_("given to a second person on"), null=True, editable=False)
    read_by = models.BigIntegerField(null=True, editable=False, db_comment="User who read it as second person")
    decided_on = models.DateField(_("read on"), null=True, editable=False)
    comment = models.TextField(_("comment"), max_length=600, blank=True, editable=False)
    # Public id of the observation; empty until the weekly delivery.
    observation = models.CharField(max_length=10, blank=True, editable=False)

    EDITABLE: ClassVar[tuple[str, ...]] = (
        "source", "kind", "obstacle_kind", "life_area", "office_kinds", "text", "is_grave",
    )  # fmt: skip

    class Meta:
        ordering = ("-pk",)
        verbose_name = _("note by hand")
        verbose_name_plural = _("notes by hand")
        constraints = (
            models.CheckConstraint(condition=~Q(text=""), name="handnote_says_something"),
            models.CheckConstraint(condition=~Q(read_by=F("written_by")), name="handnote_is_read_by_somebody_else"),
            models.CheckConstraint(
                condition=~Q(state=HandNoteState.RELEASED) | Q(read_by__isnull=False, decided_on__isnull=False),
                name="handnote_is_released_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(observation="") | Q(state=HandNoteState.RELEASED),
                name="handnote_is_delivered_when_released",
            ),
        )
        indexes = (models.Index(fields=["state", "observation"], name="handnote_queue"),)

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("steering:hand-note", args=[self.public_id])

    @property
    def is_writable(self) -> bool:
        """True unless a second person has it, or it is out, or taken back."""
        return self.state in WRITABLE

    @property
    def may_be_taken_back(self) -> bool:
        """True as long as nobody in the inbox has it."""
        return self.state != HandNoteState.WITHDRAWN and not self.observation
