"""Who can log in to the demo. The people are invented, the offices are real, the passwords are public on purpose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from kim.accounts.actions import invitations, users
from kim.accounts.models import Membership, User
from kim.accounts.rules.roles import Role
from kim.config.log_ins import LogIn
from kim.kernel import clock
from kim.kernel.access import roles
from kim.kernel.actor import Actor
from kim.organisations import api as organisations

# Whoever sets up an installation: the same actor as `kim user invite`.
OPERATOR = Actor.system("operator")
DOMAIN = "kim-demo.example"
# Long enough before today that the whole past of the demo lies within.
IN_OFFICE_DAYS = 900


@dataclass(frozen=True)
class DemoUser:
    """One invented person; `key` is the part of the address before the @."""

    key: str
    name: str
    role: Role
    unit: str

    @property
    def email(self) -> str:
        return f"{self.key}@{DOMAIN}"

    @property
    def password(self) -> str:
        return f"{self.key}-zeigt-KIM"


USERS = (
    DemoUser("steinhoff", "Jana Steinhoff", Role.CASE_MANAGER, "fallmanagement-roesrath"),
    DemoUser("burscheid", "Miriam Volkmann", Role.CASE_MANAGER, "fallmanagement-burscheid"),
    DemoUser("lohmann", "Petra Lohmann", Role.CASE_MANAGER, "fallmanagement-leichlingen"),
    DemoUser("wieczorek", "Tomasz Wieczorek", Role.CASE_MANAGER, "fallmanagement-overath"),
    DemoUser("wermelskirchen", "Anke Dierich", Role.CASE_MANAGER, "fallmanagement-wermelskirchen"),
    DemoUser("bachmann", "Dr. Ines Bachmann", Role.KI_COORDINATOR, "kommunales-integrationszentrum"),
    DemoUser("jobcenter", "Ralf Esser", Role.STEERING_MEMBER, "jobcenter-rhein-berg"),
    DemoUser("auslaenderbehoerde", "Katrin Sommerfeld", Role.STEERING_MEMBER, "auslaenderbehoerde"),
    DemoUser("reinartz", "Birgit Reinartz", Role.IMMIGRATION_OFFICER, "auslaenderbehoerde"),
    DemoUser("wagner", "Thomas Wagner", Role.IMMIGRATION_OFFICER, "auslaenderbehoerde"),
    DemoUser("einbuergerung", "Dirk Overbeck", Role.NATURALISATION_OFFICER, "einbuergerungsbehoerde"),
    DemoUser("sozialamt", "Bernd Hölscher", Role.STEERING_MEMBER, "sozialamt-roesrath"),
    DemoUser("jmd", "Lena Hartung", Role.PARTNER, "jugendmigrationsdienst"),
    DemoUser("leistung", "Olaf Brandt", Role.PARTNER, "jobcenter-rhein-berg"),
    DemoUser("leitung", "Ute Brandes", Role.EMPLOYER_LEAD, "fallmanagement-roesrath"),
    DemoUser("datenschutz", "Holger Thiele", Role.DATA_PROTECTION_OFFICER, "amt-fuer-bildung-und-integration"),
    DemoUser("verwaltung", "Sabine Kroll", Role.ADMINISTRATOR, "amt-fuer-bildung-und-integration"),
)


def log_ins() -> list[LogIn]:
    """The table that is printed at the start."""
    return [
        LogIn(
            user.role.value,
            user.name,
            str(organisations.unit(user.unit)),
            user.email,
            user.password,
            role_name=str(roles()[user.role].name),
        )
        for user in USERS
    ]


def build() -> dict[str, Membership]:
    """Invite everybody and let them set their password; memberships by key. Nothing changes for who is there."""
    return {user.key: _membership(user) for user in USERS}


def _membership(user: DemoUser) -> Membership:
    known: Membership | None = Membership.objects.filter(user__email=user.email).select_related("user", "unit").first()
    if known:
        return known
    since = clock.today() - timedelta(days=IN_OFFICE_DAYS)
    with clock.at(since):
        invited = users.invite(
            actor=OPERATOR, email=user.email, name=user.name, role=user.role, unit=organisations.unit(user.unit)
        )
        invitations.accept(secret=invited.secret, password=user.password)
    made: Membership = invited.membership
    return made


def is_built() -> bool:
    """Does the first of them exist?"""
    return bool(User.objects.filter(email=USERS[0].email).exists())
