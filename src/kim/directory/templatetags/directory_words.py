"""How codes, hours and ages of an entry read."""

from __future__ import annotations

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kim.directory.forms.service import language_name
from kim.directory.labels import AUDIENCES, STAYS
from kim.directory.models import Service
from kim.directory.rules.hours import Span, written
from kim.directory.rules.promises import Promise, Source
from kim.kernel.labels import LIFE_AREAS
from kim.ui.templatetags.kim_ui import day

register = template.Library()


@register.filter
def languages(codes: Iterable[str]) -> str:
    """The languages by name."""
    return ", ".join(language_name(code) for code in codes)


@register.filter
def audiences(codes: Iterable[str]) -> str:
    """For whom, in words."""
    return ", ".join(str(AUDIENCES.get(code, code)) for code in codes)


@register.filter
def topics(codes: Iterable[str]) -> str:
    """What it is about, in words."""
    return ", ".join(str(LIFE_AREAS.get(code, code)) for code in codes)


@register.filter
def stays(codes: Iterable[str]) -> str:
    """On what a stay rests, in words."""
    return ", ".join(str(STAYS.get(code, code)) for code in codes)


@register.filter
def clock_times(spans: tuple[Span, ...]) -> str:
    """The times of a day, without its name."""
    return ", ".join(line.rpartition(" ")[2] for line in written(spans).splitlines())


@register.filter
def age_span(service: Service) -> str:
    """From which age to which one."""
    least, most = service.age_from, service.age_to
    if least is not None and most is not None:
        return _("%(least)s to %(most)s years") % {"least": least, "most": most}
    if least is not None:
        return _("from %(least)s years") % {"least": least}
    return _("up to %(most)s years") % {"most": most}


@register.filter
def promised(promise: Promise) -> str:
    """Within how many working days, and who says so."""
    days = ngettext("%(n)s working day", "%(n)s working days", promise.days) % {"n": promise.days}
    if promise.source is Source.OFFICE and promise.stated_on:
        return _("%(days)s, as the office said on %(day)s") % {"days": days, "day": day(promise.stated_on)}
    if promise.source is Source.FILES:
        return _("%(days)s, by the data of the district") % {"days": days}
    return _("not stated; %(days)s hold in the district") % {"days": days}
