"""Which PostgreSQL KIM uses: the one that the environment names, else the embedded one.

Settings only read `DATABASE_URL` and `DATABASE_OWNER_URL`; every entry point (`kim …`, pytest) calls
`provide()` first.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from gettext import gettext as _
from pathlib import Path

from kim.config import secrets
from kim.config.folders import data_folder
from kim.config.reasons import in_words
from kim.config.trouble import Trouble

ADDRESSES = ("DATABASE_URL", "DATABASE_OWNER_URL")
OLDEST = 150000
# A role that passes row-level security makes the wall between units vanish without a word.
BOUND = "SELECT NOT (rolsuper OR rolbypassrls) FROM pg_roles WHERE rolname = current_user"
SECONDS_TO_ANSWER = 5
# Nothing of a test run survives it, so nothing has to reach the disk. And a statement is planned once, for whatever
# values: at a desk it is planned anew the first five times, but few tests ask anything as often. What tests leave
# behind is never cleared up beside them: the databases go as a whole.
UNSAFE_BUT_FAST = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "autovacuum": "off",
    "plan_cache_mode": "force_generic_plan",
}


@dataclass(frozen=True)
class Provided:
    """What was provided: data folder of an embedded server, and where its cluster lies if not in there."""

    embedded: Path | None
    elsewhere: Path | None = None


def provide(*, for_tests: bool = False) -> Provided:
    """Make sure that a database answers and that both addresses stand in the environment.

    An embedded server runs until the last process that called this ends. `for_tests` uses a second one,
    below the data folder, that gives up safety for speed.
    """
    data = data_folder()
    os.environ["KIM_DATA_DIR"] = str(data)
    if [name for name in ADDRESSES if _given(name)]:
        _check_given()
        return Provided(embedded=None)
    try:
        return _embedded(data / "tests" if for_tests else data, UNSAFE_BUT_FAST if for_tests else {})
    except OSError as error:
        sentence = _("The data folder %(folder)s cannot be used (%(reason)s); set KIM_DATA_DIR to another one.")
        raise Trouble(sentence % {"folder": data, "reason": in_words(error)}) from error


def _embedded(data: Path, settings: dict[str, str]) -> Provided:
    if os.name != "posix":
        raise Trouble(
            _("The embedded database runs on Linux and macOS; here, set DATABASE_URL and DATABASE_OWNER_URL.")
        )
    # Imported late: file locks and accounts exist on POSIX only.
    from kim.config import embedded
    from kim.config.embedded import roles

    places = embedded.attach(data, settings, roles.prepare)
    os.environ["DATABASE_URL"] = roles.url(places, roles.RUNTIME)
    os.environ["DATABASE_OWNER_URL"] = roles.url(places, roles.OWNER)
    os.environ.setdefault("KIM_SECRET_KEY", secrets.kept(data, "django")[0])
    return Provided(places.data, places.elsewhere)


def _given(name: str) -> bool:
    """Whether somebody named an address, also as a file with a secret (`DATABASE_URL_FILE`)."""
    if file := os.environ.pop(f"{name}_FILE", None):
        os.environ[name] = _content(name, Path(file))
    return bool(os.environ.get(name))


def _content(name: str, file: Path) -> str:
    try:
        return file.read_text().strip()
    except OSError as error:
        sentence = _("%(name)s_FILE cannot be read: %(reason)s.")
        raise Trouble(sentence % {"name": name, "reason": in_words(error)}) from None


def _check_given() -> None:
    if not os.environ.get("DATABASE_URL"):
        raise Trouble(_("DATABASE_OWNER_URL is set, but DATABASE_URL is not: set both."))
    for name in ADDRESSES:
        if address := os.environ.get(name):
            _check_server(name, address)


def require_owner() -> None:
    """Refuse to migrate without the owner's address: the runtime role owns nothing."""
    if not os.environ.get("DATABASE_OWNER_URL"):
        raise Trouble(_("Migrating needs DATABASE_OWNER_URL, with the role that owns the tables."))


def _check_server(name: str, address: str) -> None:
    import psycopg

    try:
        with psycopg.connect(address, connect_timeout=SECONDS_TO_ANSWER) as connection:
            version = connection.info.server_version
            bound = version < OLDEST or connection.execute(BOUND).fetchone() == (True,)
    except psycopg.Error as error:
        # psycopg's text names host, port, role and database; the password is never in it.
        reason = " ".join(str(error).split())
        raise Trouble(
            _("The database of %(name)s does not answer: %(reason)s") % {"name": name, "reason": reason}
        ) from None
    if version < OLDEST:
        sentence = _("KIM needs PostgreSQL 15 or later; the server of %(name)s is version %(found)d.")
        raise Trouble(sentence % {"name": name, "found": version // 10000})
    if not bound:
        sentence = _(
            "The role of %(name)s is superuser or has BYPASSRLS: the wall between units would not hold it back."
        )
        raise Trouble(sentence % {"name": name})
