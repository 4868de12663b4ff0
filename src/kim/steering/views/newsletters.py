"""The newsletter: archive, draft, publication, subscription; and what the links in its mails open without a log-in."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from kim.accounts import acting
from kim.accounts import api as accounts
from kim.kernel import access
from kim.kernel.actor import Actor
from kim.kernel.doors import MemberRequest, members_only
from kim.steering import newsletter as paper
from kim.steering.actions import newsletters as actions
from kim.steering.forms.newsletters import AddressForm, NewsletterForm
from kim.steering.models import Meeting, Newsletter, Subscription
from kim.steering.queries import newsletters
from kim.ui import http


def _archive(request: MemberRequest, form: AddressForm) -> HttpResponse:
    may_edit = access.may(request.actor, "add", Newsletter)
    context = {
        "newsletters": newsletters.newsletters(request.actor),
        "own": newsletters.own_subscription(request.actor),
        "may_edit": may_edit,
        "subscriptions": Subscription.objects.visible_to(request.actor) if may_edit else [],
        "form": form,
    }
    return http.page(request, "steering/newsletters.html", context, status=form.status)


@require_GET
@members_only
def newsletter_list(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "read", Newsletter)
    return _archive(request, AddressForm())


@require_GET
@members_only
def newsletter(request: MemberRequest, newsletter_id: str) -> HttpResponse:
    found = access.get_or_404(request, Newsletter, public_id=newsletter_id)
    context = {"newsletter": found, "may_edit": access.may(request.actor, "edit", found)}
    return http.page(request, "steering/newsletter.html", context)


@require_GET
@members_only
def newsletter_pdf(request: MemberRequest, newsletter_id: str) -> HttpResponse:
    found = access.get_or_404(request, Newsletter, public_id=newsletter_id)
    response = HttpResponse(paper.newsletter(found), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{slugify(found.title)}.pdf"'
    return response


@require_POST
@members_only
def newsletter_draft(request: MemberRequest, meeting_id: str) -> HttpResponse:
    found = access.get_or_404(request, Meeting, "edit", public_id=meeting_id)
    made: list[Newsletter] = []
    answer = acting.act_on(
        request,
        lambda: made.append(actions.draft(actor=request.actor, meeting=found)),
        then=reverse("steering:newsletters"),
        said=_("The newsletter is a draft. Please read it before it goes out."),
    )
    for left in [each.left_out for each in made if each.left_out]:
        n, titles = len(left), "; ".join(left)
        sentence = ngettext(
            "One page is full: %(n)s decision is not wholly on it: %(titles)s",
            "One page is full: %(n)s decisions are not wholly on it: %(titles)s",
            n,
        )
        messages.warning(request, sentence % {"n": n, "titles": titles})
    return answer


@members_only
def newsletter_edit(request: MemberRequest, newsletter_id: str) -> HttpResponse:
    found = access.get_or_404(request, Newsletter, "edit", public_id=newsletter_id)
    form = NewsletterForm(acting.posted(request), initial=NewsletterForm.initial_of(found))
    answer = acting.save(
        request,
        form,
        lambda: actions.edit(actor=request.actor, newsletter=found, version=form.shown_version, **form.changes()),
        then=found.get_absolute_url(),
        said=_("The newsletter is saved."),
        stored=acting.Stored(found.title, lambda now: NewsletterForm(initial=NewsletterForm.initial_of(now))),
    )
    context = {"form": form, "newsletter": found}
    return answer or http.page(request, "steering/newsletter_form.html", context, status=form.status)


@require_POST
@members_only
def newsletter_publish(request: MemberRequest, newsletter_id: str) -> HttpResponse:
    found = access.get_or_404(request, Newsletter, "edit", public_id=newsletter_id)
    n = Subscription.objects.count()
    return acting.act_on(
        request,
        lambda: actions.publish(actor=request.actor, newsletter=found),
        then=found.get_absolute_url(),
        said=ngettext("It is published; %(n)s mail goes out.", "It is published; %(n)s mails go out.", n) % {"n": n},
    )


@require_POST
@members_only
def subscribe(request: MemberRequest) -> HttpResponse:
    """For oneself: the address is the one that one logs in with."""
    access.require(request.actor, "read", Newsletter)
    address = accounts.membership_of(request.actor).user.email
    return acting.act_on(
        request,
        lambda: actions.subscribe(actor=request.actor, address=address),
        then=reverse("steering:newsletters"),
        said=_("You get a mail when a newsletter is out."),
    )


@require_POST
@members_only
def unsubscribe(request: MemberRequest, subscription_id: str) -> HttpResponse:
    found = access.get_or_404(request, Subscription, "edit", public_id=subscription_id)
    return acting.act_on(
        request,
        lambda: actions.unsubscribe(actor=request.actor, subscription=found),
        then=reverse("steering:newsletters"),
        said=_("The address is erased."),
    )


@require_POST
@members_only
def partner_new(request: MemberRequest) -> HttpResponse:
    access.require(request.actor, "add", Newsletter)
    form = AddressForm(acting.posted(request))
    answer = acting.save(
        request,
        form,
        lambda: actions.subscribe(actor=request.actor, address=form.cleaned_data["address"]),
        then=reverse("steering:newsletters"),
        said=_("The address gets the next newsletter."),
    )
    return answer or _archive(request, form)


@require_GET
def read(request: HttpRequest, newsletter_id: str, key: str) -> HttpResponse:
    """What the link in a mail opens: the same link for everybody, so that nobody can tell who read it."""
    found = newsletters.published(newsletter_id, key)
    if found is None:
        raise Http404
    return render(request, "steering/newsletter_read.html", {"newsletter": found})


def leave(request: HttpRequest, key: str) -> HttpResponse:
    """What the other link in a mail opens: a button that erases one's address."""
    if request.method == "POST":
        actions.leave(actor=Actor.nobody(), key=key)
        return render(request, "steering/newsletter_left.html")
    if newsletters.subscription_of(key) is None:
        raise Http404
    return render(request, "steering/newsletter_leave.html")
