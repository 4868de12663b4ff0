"""`kim user invite`: the first administrator of an installation, and anybody else if there is no other way."""

from __future__ import annotations

import argparse
from datetime import date, datetime
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from kim.accounts.rules.roles import Role
from kim.config.cli.starting import start_django
from kim.config.trouble import Trouble

if TYPE_CHECKING:
    from kim.accounts.actions.users import Invited


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("invite somebody who may log in")
    parser = subparsers.add_parser("user", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar=_("VERB"), required=True)
    explanation = _("make a user with one membership; prints a one-time link to set the password, and mails it")
    child = verbs.add_parser("invite", help=explanation, description=explanation)
    child.add_argument("email", metavar="EMAIL", help=_("work e-mail address"))
    child.add_argument("--name", required=True, help=_("name, as colleagues know it"))
    child.add_argument("--role", required=True, choices=[role.value for role in Role], help=_("role"))
    child.add_argument("--unit", required=True, metavar="KEY", help=_("key of the unit, as in the district's files"))
    child.add_argument("--valid-from", type=_day, metavar=_("DAY"), help=_("first day (default: today)"))
    child.add_argument("--valid-to", type=_day, metavar=_("DAY"), help=_("last day (default: no end)"))
    child.set_defaults(run=invite)


def invite(options: argparse.Namespace) -> int:
    """Invite and print the link; exit code 1 with one sentence if a rule says no."""
    start_django()
    from django.conf import settings
    from django.urls import reverse

    from kim.accounts import mails

    invited = _invite(options)
    link = settings.KIM_ADDRESS + reverse("accounts:invitation", args=[invited.secret])
    print(_("%(name)s is invited. This link sets the password, once and within seven days:") % {"name": options.name})
    print(f"\n  {link}\n")
    if mails.send_invitation(invited.user, link):
        print(_("It was also mailed to %s.") % invited.user.email)
    else:
        print(_("It could not be mailed; please hand it over yourself."))
    return 0


def _invite(options: argparse.Namespace) -> Invited:
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from kim.accounts.actions import users
    from kim.kernel.actor import Actor
    from kim.kernel.errors import RuleViolation
    from kim.organisations.models import Unit

    unit = Unit.objects.filter(key=options.unit).first()
    if unit is None:
        known = ", ".join(Unit.objects.order_by("key").values_list("key", flat=True)) or "–"
        raise Trouble(_("There is no unit %(key)s. Known: %(known)s") % {"key": options.unit, "known": known})
    try:
        validate_email(options.email)
        return users.invite(
            actor=Actor.system("operator"),
            email=options.email,
            name=options.name,
            role=Role(options.role),
            unit=unit,
            valid_from=options.valid_from,
            valid_to=options.valid_to,
        )
    except ValidationError as error:
        raise Trouble(_("%s is not an e-mail address.") % options.email) from error
    except RuleViolation as violation:
        raise Trouble(str(violation)) from violation


def _day(text: str) -> date:
    for form in ("%Y-%m-%d", "%d.%m.%Y"):
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    raise argparse.ArgumentTypeError(_("write a day as 2026-11-23 or 23.11.2026"))
