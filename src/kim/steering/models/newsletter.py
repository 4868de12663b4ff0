from __future__ import annotations

from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from kim.kernel.fields import CodeField
from kim.kernel.models import Record
from kim.steering import labels
from kim.steering.models.meeting import Meeting
from kim.steering.rules.codes import NewsletterState


class Newsletter(Record):
    """One page about what was decided, for the project group and partners. Published ones stay as they are."""

    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="newsletters")
    title = models.CharField(_("title"), max_length=160)
    text = models.TextField(_("text"), max_length=3000)
    state = CodeField(labels.NEWSLETTER_STATES, verbose_name=_("state"), default=NewsletterState.DRAFT, editable=False)
    published_on = models.DateField(_("published on"), null=True, editable=False)

    class Meta:
        ordering = ("-published_on", "-pk")
        verbose_name = _("newsletter")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(state=NewsletterState.DRAFT, published_on=None)
                | models.Q(state=NewsletterState.PUBLISHED, published_on__isnull=False),
                name="a_published_newsletter_has_its_day",
            ),
        )

    # Titles of decisions that found no room on the page; known to whoever drafts it.
    left_out: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("steering:newsletter", args=[self.public_id])


class Subscription(Record):
    """An official address that gets a mail when a newsletter is out. Nothing is kept about reading it."""

    address = models.EmailField(_("e-mail address"))
    since = models.DateField(_("since"))

    class Meta:
        ordering = ("address",)
        verbose_name = _("subscription of the newsletter")
        constraints = (models.UniqueConstraint(Lower("address"), name="one_subscription_per_address"),)

    def __str__(self) -> str:
        return self.address
