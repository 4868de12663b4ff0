from django.urls import path

from kim.steering.views import bodies, guidance, issues, measures, meetings, observations, regrouping

app_name = "steering"

urlpatterns = [
    path("themen/", issues.issue_list, name="issues"),
    path("themen/neu/", issues.issue_new, name="issue-new"),
    path("themen/rangfolge/", regrouping.ranking, name="ranking"),
    path("themen/<str:issue_id>/", issues.issue, name="issue"),
    path("themen/<str:issue_id>/vorlage.pdf", issues.issue_pdf, name="issue-pdf"),
    path("themen/<str:issue_id>/bearbeiten/", issues.issue_edit, name="issue-edit"),
    path("themen/<str:issue_id>/moeglichkeiten/", issues.issue_options, name="issue-options"),
    path("themen/<str:issue_id>/tagesordnung/", issues.issue_agenda, name="issue-agenda"),
    path("themen/<str:issue_id>/zusammenfuehren/", regrouping.merge, name="issue-merge"),
    path("themen/<str:issue_id>/teilen/", regrouping.split, name="issue-split"),
    path("themen/<str:issue_id>/rang/", issues.issue_rank, name="issue-rank"),
    path("themen/<str:issue_id>/rueckfrage/", issues.issue_question, name="issue-question"),
    path(
        "themen/<str:issue_id>/hinweise/<str:observation_id>/herausnehmen/",
        observations.take_out,
        name="observation-take-out",
    ),
    path("themen/<str:issue_id>/handlungshinweise/neu/", guidance.guidance_new, name="guidance-new"),
    path("gremien/", bodies.body_list, name="bodies"),
    path("gremien/<str:body_id>/", bodies.body, name="body"),
    path("beschluesse/", bodies.decisions, name="decisions"),
    path("hinweiseingang/", observations.inbox, name="observations"),
    path("sitzungen/", meetings.meeting_list, name="meetings"),
    path("sitzungen/neu/", meetings.meeting_new, name="meeting-new"),
    path("sitzungen/<str:meeting_id>/", meetings.meeting, name="meeting"),
    path("sitzungen/<str:meeting_id>/unterlagen.pdf", meetings.pack_pdf, name="meeting-pack"),
    path("sitzungen/<str:meeting_id>/stand/", meetings.meeting_state, name="meeting-state"),
    path("sitzungen/<str:meeting_id>/anwesenheit/", meetings.attendance, name="attendance"),
    path("sitzungen/<str:meeting_id>/punkte/neu/", meetings.item_new, name="item-new"),
    path("sitzungen/<str:meeting_id>/punkte/<str:item_id>/", meetings.agenda_item, name="agenda-item"),
    path("massnahmen/", measures.measure_list, name="measures"),
    path("massnahmen/<str:measure_id>/", measures.measure, name="measure"),
    path("beschluesse/<str:decision_id>/massnahmen/neu/", measures.measure_new, name="measure-new"),
    path("handlungshinweise/", guidance.guidance_list, name="guidance-list"),
    path("handlungshinweise/<str:guidance_id>/", guidance.guidance, name="guidance"),
    path("handlungshinweise/<str:guidance_id>/bearbeiten/", guidance.guidance_edit, name="guidance-edit"),
    path("handlungshinweise/<str:guidance_id>/veroeffentlichen/", guidance.guidance_publish, name="guidance-publish"),
    path("handlungshinweise/<str:guidance_id>/zuruecknehmen/", guidance.guidance_withdraw, name="guidance-withdraw"),
]
