from django.urls import path

from kim.casework.views import conference_steps, conferences

IN_CASE = "faelle/<str:case_id>/konferenzen/"
ONE = f"{IN_CASE}<str:conference_id>/"

urlpatterns = [
    path(IN_CASE, conferences.listed, name="conferences"),
    path(f"{IN_CASE}neu/", conferences.new, name="conference-new"),
    path(ONE, conferences.conference, name="conference"),
    path(f"{ONE}aendern/", conferences.edit, name="conference-edit"),
    path(f"{ONE}gaeste/", conferences.ask, name="conference-ask"),
    path(f"{ONE}gaeste/<str:guest_id>/streichen/", conferences.leave_out, name="conference-leave-out"),
    path(f"{ONE}einladen/", conferences.invite, name="conference-invite"),
    path(f"{ONE}protokoll/", conferences.minutes, name="conference-minutes"),
    path(f"{ONE}abschliessen/", conferences.finish, name="conference-finish"),
    path(f"{ONE}absagen/", conferences.cancel, name="conference-cancel"),
    path(f"{ONE}absprachen/", conferences.agree, name="conference-agree"),
    path(f"{ONE}absprachen/<str:agreement_id>/schritt/", conference_steps.to_step, name="agreement-step"),
    path(f"{ONE}papier/", conferences.paper, name="conference-paper"),
]
