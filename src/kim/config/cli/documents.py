"""`kim documents`: keys for the files of clients, and whether every file belongs to something."""

from __future__ import annotations

import argparse
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

from kim.config.cli.starting import start_django
from kim.config.trouble import Trouble
from kim.kernel.vault import ring

if TYPE_CHECKING:
    from kim.kernel.vault.errors import VaultTrouble


def register(subparsers: Any) -> None:
    """Add the subcommand."""
    explanation = _("keys and order of the stored files")
    parser = subparsers.add_parser("documents", help=explanation, description=explanation)
    verbs = parser.add_subparsers(metavar=_("VERB"), required=True)
    explanation = _("print a new key for KIM_FILE_KEYS")
    child = verbs.add_parser("new-key", help=explanation, description=explanation)
    child.add_argument("id", metavar="ID", help=_("its name, such as the month: 2026-11"))
    child.set_defaults(run=new_key)
    explanation = _("seal all files with the first key of KIM_FILE_KEYS; may be interrupted and run again")
    child = verbs.add_parser("rotate", help=explanation, description=explanation)
    child.set_defaults(run=rotate)
    explanation = _("compare files and database; exit code 1 if something is missing or left over")
    child = verbs.add_parser("check", help=explanation, description=explanation)
    child.add_argument("--read-all", action="store_true", help=_("open every file from beginning to end"))
    child.add_argument("--remove-left-over", action="store_true", help=_("delete files that belong to no record"))
    child.set_defaults(run=check)


def new_key(options: argparse.Namespace) -> int:
    """Print an entry; nothing is stored."""
    try:
        print(ring.new(options.id))
    except ValueError as error:
        raise Trouble(_("Name a key with small letters, digits and hyphens, at most 32: 2026-11")) from error
    return 0


def rotate(options: argparse.Namespace) -> int:
    """Rotate, and say whether the old keys are still needed."""
    start_django()
    _require_keys()
    from kim.kernel.vault import housekeeping, store

    done = housekeeping.rotate()
    newest = store.ring()[0].id
    numbers = {"done": done.sealed_anew, "before": done.already, "key": newest}
    print(_("%(done)d files were sealed anew with the key “%(key)s”, %(before)d already were.") % numbers)
    if done.unread:
        _say_unread(done.unread)
        print(_("Keep the old keys until these files are readable or removed; then run this again."))
        return 1
    print(_("No file needs another key any more. Backups that are older still need theirs."))
    return 0


def check(options: argparse.Namespace) -> int:
    """Compare, and remove what is left over if asked to."""
    start_django()
    _require_keys()
    from kim.kernel.vault import housekeeping

    if options.remove_left_over:
        print(_("%d left-over files were deleted.") % housekeeping.sweep(asked=True))
    state = housekeeping.look(read_all=options.read_all)
    for key, number in sorted(state.by_key.items()):
        print(_("Key “%(key)s”: %(number)d files") % {"key": key, "number": number})
    for name in state.gone:
        print(_("%s: in the database, not in the folder. Restore it from a backup.") % name)
    for name in state.left_over:
        print(_("%s: in the folder, belongs to no record (--remove-left-over deletes it).") % name)
    _say_unread(state.unread)
    if state.is_sound:
        print(_("Files and database fit."))
    return 0 if state.is_sound else 1


def _say_unread(troubles: list[VaultTrouble]) -> None:
    from kim.kernel.vault.errors import KeyMissing

    for trouble in troubles:
        if isinstance(trouble, KeyMissing):
            sentence = _("%(name)s: needs the key “%(key)s”, which is not in KIM_FILE_KEYS.")
            print(sentence % {"name": trouble.name, "key": trouble.key_id})
        else:
            print(_("%s: damaged. Restore it from a backup.") % trouble.name)


def _require_keys() -> None:
    from django.core.exceptions import ImproperlyConfigured

    from kim.config import file_keys

    try:
        file_keys.require()
    except ImproperlyConfigured as error:
        raise Trouble(_("KIM_FILE_KEYS is not set; “kim documents new-key ID” makes a key.")) from error
