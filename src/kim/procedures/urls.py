"""The site map of procedures. Keys are random; no name and no number of the authority stands in an address."""

from django.urls import path

from kim.procedures.views import appointments, checklists, desk, listing, packets, papers, procedures, titles

app_name = "procedures"
urlpatterns = [
    path("behoerde/", desk.today, name="desk"),
    path("vorgaenge/", listing.listed, name="procedures"),
    path("vorgaenge/neu/", procedures.new, name="procedure-new"),
    path("vorgaenge/aus-paket/<str:packet_id>/", packets.take_up, name="packet-take-up"),
    path("vorgaenge/<str:procedure_id>/", procedures.detail, name="procedure"),
    path("vorgaenge/<str:procedure_id>/berichtigen/", procedures.edit, name="procedure-edit"),
    path("vorgaenge/<str:procedure_id>/weitergeben/", procedures.pass_on, name="procedure-pass-on"),
    path("vorgaenge/<str:procedure_id>/abschnitt/", procedures.stage, name="procedure-stage"),
    path("vorgaenge/<str:procedure_id>/ergebnis/", procedures.end, name="procedure-end"),
    path("vorgaenge/<str:procedure_id>/ergebnis/zuruecknehmen/", procedures.take_up_again, name="procedure-reopen"),
    path("vorgaenge/<str:procedure_id>/unterlagen.pdf", papers.missing, name="procedure-paper"),
    path("vorgaenge/<str:procedure_id>/unterlagen/nachfordern/", checklists.ask, name="procedure-ask"),
    path("vorgaenge/<str:procedure_id>/unterlagen/zurueckgeben/", packets.send_back, name="procedure-send-back"),
    path("vorgaenge/<str:procedure_id>/werte/mitteilen/", packets.tell, name="procedure-tell"),
    path("vorgaenge/<str:procedure_id>/unterlagen/<str:line_id>/", checklists.check, name="line"),
    path("vorgaenge/<str:procedure_id>/unterlagen/<str:line_id>/befund/", checklists.find, name="finding-new"),
    path("vorgaenge/<str:procedure_id>/termine/neu/", appointments.new, name="appointment-new"),
    path("vorgaenge/<str:procedure_id>/termine/<str:appointment_id>/", appointments.edit, name="appointment"),
    path(
        "vorgaenge/<str:procedure_id>/termine/<str:appointment_id>/abschliessen/",
        appointments.settle,
        name="appointment-settle",
    ),
    path("titel/", titles.listed, name="titles"),
    path("titel/neu/", titles.new, name="title-new"),
    path("titel/<str:title_id>/", titles.edit, name="title"),
    path("titel/<str:title_id>/erledigen/", titles.settle, name="title-settle"),
]
