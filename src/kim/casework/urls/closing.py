from django.urls import path

from kim.casework.views import closing

urlpatterns = [
    path("faelle/<str:case_id>/abschliessen/", closing.close, name="case-close"),
    path("faelle/<str:case_id>/wiederaufnehmen/", closing.reopen, name="case-reopen"),
    path("faelle/<str:case_id>/auswertung/", closing.evaluation, name="case-evaluation"),
    path("faelle/<str:case_id>/landesdatenbank/", closing.state_entry, name="case-state-entry"),
    path("faelle/<str:case_id>/phase/", closing.phase, name="case-phase"),
]
