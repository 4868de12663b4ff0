"""Pages that belong to no case and no issue: the public ones, the own access, administration, data protection."""

from tests.access.asking import ANONYMOUS
from tests.access.rows import ALL, Row, act, form, page, public

PUBLIC: dict[str, Row] = {
    "home": public(anonymous=302, members=302),
    "ui:display": public(),
    "ui:language": public(anonymous=302, members=302),
    "ui:keys": public(),
    "ui:imprint": public(),
    "ui:privacy": public(),
    "ui:accessibility": public(),
    # Components and error pages without data; in production the address does not exist.
    "ui:styleguide": public(),
    "ui:styleguide-sample": public(anonymous=422, members=422),
    "account_login": public(members=302),
    "mfa_authenticate": public(anonymous=302, members=302),
    # Says what the browser shall be asked to scripts only; a person is led to the log-in page.
    "mfa_login_webauthn": public(anonymous=302, members=302),
    # No single sign-on is set up here, so its addresses do not exist; tests/accounts/test_sign_on.py has one.
    "town_login": Row({"POST": dict.fromkeys((*ALL.split(), ANONYMOUS), 404)}, is_public=True),
    "town_callback": public(anonymous=404, members=404),
    "town_signed_out": Row({"POST": dict.fromkeys((*ALL.split(), ANONYMOUS), 404)}, is_public=True),
    "account_inactive": public(),
    "account_reset_password": public(),
    "account_reset_password_done": public(),
    "account_reset_password_from_key": public(),
    "account_reset_password_from_key_done": public(),
    "accounts:invitation": public(anonymous=302, members=302),
    "accounts:invitation-password": public(anonymous=410, members=410),
    # The demo's post; elsewhere the address does not exist.
    "accounts:outbox": public(anonymous=404, members=404),
}

NOT_KONRAD = " ".join(name for name in ALL.split() if name != "konrad")
OWN: dict[str, Row] = {
    "accounts:account": page(ALL),
    "accounts:membership-switch": form(ALL),
    # Asks who it is first; then there is no single sign-on here.
    "accounts:sign-on-connect": act(ALL),
    "accounts:kept-input": page("clara"),
    # Says "discarded" to everybody, so that it tells nobody what exists.
    "accounts:kept-input-discard": act(ALL),
    # Keeps and erases only what belongs to whoever asks; who is logged out keeps the page and is told so.
    "accounts:draft-save": act(ALL, sent=200, anonymous=401),
    "accounts:draft-discard": act(ALL),
    "accounts:mails": form(ALL),
    # Clara caused it, Carlo got it; it is on its way, so nobody but Clara could send it once more.
    "accounts:mail": page("clara carlo"),
    "accounts:mail-again": act("clara", refused="carlo"),
    "account_logout": form(ALL, sent=302),
    "account_reauthenticate": form(ALL, sent=200),
    "mfa_reauthenticate": form(ALL, sent=200),
    # They have no passkey to confirm with, so the password is asked.
    "mfa_reauthenticate_webauthn": form(ALL, shown=302, sent=302),
    "account_change_password": form(ALL, sent=200),
    "mfa_index": page(ALL),
    # The second factor is on already, and switching it off asks for the password again.
    "mfa_activate_totp": form(ALL, shown=302, sent=302),
    "mfa_deactivate_totp": form(ALL, shown=302, sent=302),
    # Whoever changes a passkey proves first that it is they; then only one's own is found.
    "mfa_add_webauthn": form(ALL, shown=302, sent=302),
    "mfa_edit_webauthn": form(ALL, shown=302, sent=302),
    "mfa_remove_webauthn": form(ALL, shown=302, sent=302),
    "mfa_generate_recovery_codes": form(ALL, shown=302, sent=302),
    "mfa_view_recovery_codes": page(""),
    "mfa_download_recovery_codes": form(""),
    "usersessions_list": form(ALL, sent=302),
    "organisations:responsibility": page(ALL),
    "pathways:overview": page(ALL),
    "pathways:general": page(ALL),
    "pathways:changes": page(ALL),
    "pathways:tables": page(ALL),
    "pathways:rule": page(ALL),
    # Everybody reads the templates of plans; the coordinator changes them.
    "organisations:plan-templates": page(ALL),
    "organisations:plan-template": page(ALL),
    "organisations:plan-template-new": form("konrad", refused=NOT_KONRAD),
    "organisations:plan-template-edit": form("konrad", refused=NOT_KONRAD),
    "organisations:plan-template-retire": act("konrad", refused=NOT_KONRAD),
}

# Stella belongs to the unit that holds the entry; Konrad and Adam keep the whole directory.
KEEPERS = "stella konrad adam"
NOT_KEEPERS = " ".join(name for name in ALL.split() if name not in KEEPERS.split())
NOT_BOTH = " ".join(name for name in ALL.split() if name not in ("konrad", "adam"))
DIRECTORY: dict[str, Row] = {
    # The public interface: the same for everybody, with services only that are marked public.
    "directory-interface:info": public(),
    "directory-interface:services": public(),
    "directory-interface:service": public(anonymous=404, members=404),
    "directory-interface:openapi-json": public(),
    "directory-interface:api-root": public(),
    "directory:services": form(ALL, sent=200),
    "directory:service": page(ALL),
    "directory:service-new": form("konrad adam", refused=NOT_BOTH),
    "directory:services-csv": page(ALL),
    "directory:services-json": page(ALL),
    "directory:services-import": form("konrad adam", refused=NOT_BOTH),
    "directory:service-edit": form(KEEPERS, refused=NOT_KEEPERS),
    "directory:service-confirm": act(KEEPERS, refused=NOT_KEEPERS),
    "directory:service-end": form(KEEPERS, refused=NOT_KEEPERS, sent=302),
    "directory:service-propose": form(ALL),
    "directory:responsibility-propose": form(ALL),
    # How soon the jobcenter answers: its own people say it, and who keeps the directory.
    "directory:promises": page(ALL),
    "directory:promise": form(KEEPERS, refused=NOT_KEEPERS),
    "directory:corrections": page(ALL),
    "directory:correction": Row(
        page(ALL).answers | {"POST": form(KEEPERS, refused=NOT_KEEPERS).answers["POST"]},
    ),
    # The secret in the link is the permission; a guessed one opens nothing, also for members.
    "directory:still-right": public(anonymous=410, members=410),
}

NOT_YOURS = " ".join(name for name in ALL.split() if name != "adam")
ADMINISTRATION: dict[str, Row] = {
    # Everybody sees their own account, so users are no secret and adding one is a forbidden verb.
    "accounts:users": form("adam", sent=200, refused=NOT_YOURS),
    "accounts:mails-stuck": page("adam", refused=NOT_YOURS),
    "accounts:user-new": form("adam", refused=NOT_YOURS),
    "accounts:user": page("adam"),
    "accounts:user-invite-again": act("adam"),
    "accounts:user-end": form("adam"),
    "accounts:user-second-factor": form("adam"),
    "accounts:user-unlink": form("adam"),
    "accounts:membership-new": form("adam"),
    "accounts:membership-change": form("adam"),
    "accounts:membership-end": form("adam", sent=302),
}

PRIVACY: dict[str, Row] = {
    "privacy:looks": form("petra", sent=200),
    "privacy:changes": form("petra", sent=200),
    "privacy:seals": page("petra"),
}

TABLE = PUBLIC | OWN | DIRECTORY | ADMINISTRATION | PRIVACY
