"""Single sign-on in a session: who came by it, what it stated, and when it has to be asked again."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import get_adapter as account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.mfa.stages import AuthenticateStage
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialAccount
from allauth.socialaccount.providers.base.constants import AuthError, AuthProcess
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from kim.accounts.actions import invitations, links, sessions
from kim.accounts.models import User
from kim.accounts.provider import SECOND_FACTOR
from kim.accounts.rules.sign_on import SignOn, is_mail_of
from kim.accounts.session import STATED_KEY
from kim.kernel import clock
from kim.kernel.actor import Actor
from kim.kernel.errors import RuleViolation

SINCE_KEY = "sign_on_since"
INVITATION_KEY = "invitation"


def providers() -> list[SignOn]:
    """What the log-in page offers; nothing unless the settings name one."""
    return list(settings.KIM_SIGN_ON.values())


def of(user: Any) -> SocialAccount | None:
    """The link of a user; whoever has one enters by its provider alone."""
    found: SocialAccount | None = SocialAccount.objects.filter(user=user).first()
    return found


def name_of(link: SocialAccount) -> str:
    """The provider of a link in words; its key where it is no longer in the settings."""
    provider = settings.KIM_SIGN_ON.get(link.provider)
    return provider.name if provider else str(link.provider)


def note(request: HttpRequest, social_login: Any) -> None:
    """After a log-in: whether the provider stated a second factor, and since when this session runs."""
    for key in (STATED_KEY, SINCE_KEY):
        request.session.pop(key, None)
    if social_login is not None:
        request.session[STATED_KEY] = bool(social_login.account.extra_data.get(SECOND_FACTOR))
        request.session[SINCE_KEY] = int(clock.now().timestamp())


def end_if_over(request: HttpRequest) -> None:
    """A session that began at a provider asks there again after some hours, however busy it was."""
    since = request.session.get(SINCE_KEY)
    if since is not None and int(clock.now().timestamp()) - since >= settings.KIM_OIDC_SESSION_SECONDS:
        logout(request)


class StatedOrAsked(AuthenticateStage):  # type: ignore[misc]  # allauth is untyped
    """The second step of the log-in, unless the provider has stated one."""

    def _should_handle(self, request: HttpRequest) -> bool:
        social_login = (self.login.signal_kwargs or {}).get("sociallogin")
        if social_login is not None and social_login.account.extra_data.get(SECOND_FACTOR):
            return False
        return bool(super()._should_handle(request))


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """No sign-up: only who is linked enters, and who links has proven both sides."""

    def list_apps(self, request: HttpRequest, provider: Any = None, client_id: Any = None) -> list[Any]:
        """From the settings alone; a row in the database makes no provider."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        return False

    def on_authentication_error(self, request: HttpRequest, provider: Any, error: Any = None, **more: Any) -> None:
        if error == AuthError.CANCELLED:
            refuse(request, _("%(name)s did not let you in, or you cancelled.") % {"name": provider.name})
        refuse(request, _("Logging in at %(name)s did not work. Please try again.") % {"name": provider.name})

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        provider: SignOn = settings.KIM_SIGN_ON[sociallogin.account.provider]
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            _connect(request, provider, sociallogin)
        elif not sociallogin.is_existing:
            sociallogin.user = _invited(request, provider, sociallogin)


def refuse(request: HttpRequest, said: str, then: str = "account_login") -> None:
    """Back to the log-in page with a sentence."""
    messages.error(request, said)
    raise ImmediateHttpResponse(HttpResponseRedirect(reverse(then)))


def _connect(request: HttpRequest, provider: SignOn, social_login: Any) -> None:
    """Somebody who is logged in links their access. The page before has asked once more who they are."""
    here = "accounts:account"
    user: Any = request.user
    if not user.is_authenticated:
        refuse(request, _("Please log in first."))
    try:
        _link(request, user, provider, social_login, here)
    except RuleViolation as refusal:
        refuse(request, str(refusal.message), here)
    sessions.end_all(user)
    logout(request)
    said = _("Your access is linked. From now on you log in with %(name)s.") % {"name": provider.name}
    messages.success(request, said)
    raise ImmediateHttpResponse(HttpResponseRedirect(reverse("account_login")))


def _link(request: HttpRequest, user: User, provider: SignOn, social_login: Any, here: str) -> None:
    if not is_mail_of(provider, social_login.claims, user.email):
        refuse(request, _other_mail(provider, user), here)
    actor = Actor(user_id=user.pk, name=user.name)
    links.link(actor=actor, user=user, provider=provider, subject=social_login.account.uid)
    account_adapter(request).send_notification_mail("socialaccount/email/account_connected", user)


def _invited(request: HttpRequest, provider: SignOn, social_login: Any) -> User:
    """Who holds an open invitation links with it; for everybody else there is no access."""
    invitation = invitations.find(request.session.get(INVITATION_KEY, ""))
    if invitation is None:
        refuse(
            request,
            _("There is no access to KIM for this account of %(name)s. If you have one already, log in and link it "
              "under “My access”; else ask the administrators of your district.") % {"name": provider.name},
        )  # fmt: skip
    assert invitation is not None  # noqa: S101  # refuse has left
    if not is_mail_of(provider, social_login.claims, invitation.user.email):
        refuse(request, _other_mail(provider, invitation.user))
    try:
        user = links.accept(invitation=invitation, provider=provider, subject=social_login.account.uid)
    except RuleViolation as refusal:
        refuse(request, str(refusal.message))
    request.session.pop(INVITATION_KEY, None)
    return user


def _other_mail(provider: SignOn, user: User) -> str:
    return _("%(name)s does not say that %(email)s is your address. The access was not linked.") % {
        "name": provider.name,
        "email": user.email,
    }
