"""Addresses: the pages of this context, and of allauth only what is needed – there is no sign-up to be found."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import include, path, re_path

from kim.accounts.views import (
    form_drafts,
    invitations,
    kept_inputs,
    log_in,
    mails,
    memberships,
    outbox,
    own,
    passkeys,
    sessions,
    sign_on,
    users,
)

log_in_patterns = [
    path("anmelden/", log_in.log_in, name="account_login"),
    path("anmelden/code/", passkeys.second_step, name="mfa_authenticate"),
    path("anmelden/passkey/", passkeys.log_in, name="mfa_login_webauthn"),
    path("anmelden/beendet/", account.account_inactive, name="account_inactive"),
    path("anmelden/bestaetigen/", account.reauthenticate, name="account_reauthenticate"),
    path("anmelden/bestaetigen/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("anmelden/bestaetigen/passkey/", passkeys.confirm, name="mfa_reauthenticate_webauthn"),
    path("anmelden/ueber/<str:provider_id>/", sign_on.begin, name="town_login"),
    path("anmelden/ueber/<str:provider_id>/zurueck/", sign_on.back, name="town_callback"),
    path("anmelden/ueber/<str:provider_id>/abmeldung/", sign_on.signed_out, name="town_signed_out"),
    path("abmelden/", account.logout, name="account_logout"),
    path("passwort-vergessen/", account.password_reset, name="account_reset_password"),
    path("passwort-vergessen/gesendet/", account.password_reset_done, name="account_reset_password_done"),
    path(
        "passwort-vergessen/fertig/",
        account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    re_path(
        r"^passwort-vergessen/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("konto/passwort/", own.password, name="account_change_password"),
    path("konto/zweiter-faktor/", mfa.index, name="mfa_index"),
    path("konto/zweiter-faktor/einrichten/", totp.activate_totp, name="mfa_activate_totp"),
    path("konto/zweiter-faktor/abschalten/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("konto/passkeys/neu/", passkeys.add, name="mfa_add_webauthn"),
    path("konto/passkeys/<int:passkey_id>/", passkeys.rename, name="mfa_edit_webauthn"),
    path("konto/passkeys/<int:passkey_id>/entfernen/", passkeys.remove, name="mfa_remove_webauthn"),
    path("konto/notfallcodes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("konto/notfallcodes/neu/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("konto/notfallcodes/herunterladen/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("konto/sitzungen/", sessions.sessions, name="usersessions_list"),
]

own_patterns = [
    path("konto/", own.account, name="account"),
    path("konto/verbinden/<str:provider_id>/", sign_on.connect, name="sign-on-connect"),
    path("konto/rolle/", own.membership_switch, name="membership-switch"),
    path("konto/nachrichten/", mails.mails, name="mails"),
    path("konto/nachrichten/<str:mail_id>/", mails.mail, name="mail"),
    path("konto/nachrichten/<str:mail_id>/nochmal/", mails.mail_again, name="mail-again"),
    path("eingabe/<str:key>/", kept_inputs.kept_input, name="kept-input"),
    path("eingabe/<str:key>/verwerfen/", kept_inputs.kept_input_discard, name="kept-input-discard"),
    path("entwurf/", form_drafts.save, name="draft-save"),
    path("entwurf/verwerfen/", form_drafts.discard, name="draft-discard"),
    path("einladung/", invitations.invitation_password, name="invitation-password"),
    path("einladung/<str:secret>/", invitations.invitation, name="invitation"),
    path("zugaenge/", users.user_list, name="users"),
    path("zugaenge/neu/", users.user_new, name="user-new"),
    path("zugaenge/nachrichten/", mails.stuck, name="mails-stuck"),
    path("zugaenge/rollen/<str:membership_id>/", memberships.membership_change, name="membership-change"),
    path("zugaenge/rollen/<str:membership_id>/beenden/", memberships.membership_end, name="membership-end"),
    path("zugaenge/<str:user_id>/", users.user, name="user"),
    path("zugaenge/<str:user_id>/einladung/", users.user_invite_again, name="user-invite-again"),
    path("zugaenge/<str:user_id>/beenden/", users.user_end, name="user-end"),
    path("zugaenge/<str:user_id>/zweiter-faktor/", users.user_second_factor, name="user-second-factor"),
    path("zugaenge/<str:user_id>/verbindung/", users.user_unlink, name="user-unlink"),
    path("zugaenge/<str:user_id>/rollen/neu/", memberships.membership_new, name="membership-new"),
    path("postausgang/", outbox.outbox, name="outbox"),
]

urlpatterns = [*log_in_patterns, path("", include((own_patterns, "accounts")))]
