from django.urls import path

from kim.referrals.views import by_link, cases, course, handing_on, inbox, trusting, who_knows

app_name = "referrals"
CASE = "faelle/<str:case_id>/pakete"
TRUSTED = "faelle/<str:case_id>/vertrauenspersonen"
PACKET = f"{CASE}/<str:packet_id>"
urlpatterns = [
    path("pakete/", cases.desk, name="desk"),
    path(f"{CASE}/", cases.listed, name="packets"),
    path(f"{CASE}/neu/", cases.new, name="packet-new"),
    path(f"{PACKET}/", cases.packet, name="packet"),
    path(f"{PACKET}/bearbeiten/", cases.edit, name="packet-edit"),
    path(f"{PACKET}/senden/", cases.send, name="packet-send"),
    path(f"{PACKET}/verwerfen/", cases.discard, name="packet-discard"),
    path(f"{PACKET}/rueckfrage/", course.clarify, name="packet-clarify"),
    path(f"{PACKET}/antwort/", course.enter, name="packet-enter"),
    path(f"{PACKET}/uebergeben/", course.deliver, name="packet-deliver"),
    path(f"{PACKET}/schreiben/", course.paper, name="packet-paper"),
    path(f"{PACKET}/termin.ics", trusting.calendar, name="errand-calendar"),
    path(f"{PACKET}/link/", course.renew_link, name="packet-link"),
    path(f"{PACKET}/uebernehmen/", course.take_in, name="packet-take-in"),
    path(f"{PACKET}/in-den-plan/", course.plan_papers, name="packet-plan"),
    path(f"{PACKET}/zurueckziehen/", course.withdraw, name="packet-withdraw"),
    path("faelle/<str:case_id>/wer-weiss-was/", who_knows.page, name="who-knows"),
    path("faelle/<str:case_id>/wer-weiss-was/<str:language>/", who_knows.paper, name="who-knows-paper"),
    path("faelle/<str:case_id>/uebergabe-mit-paket/", handing_on.new, name="hand-on"),
    path(f"{TRUSTED}/neu/", trusting.name, name="trusted-new"),
    path(f"{TRUSTED}/<str:trusted_id>/beenden/", trusting.end, name="trusted-end"),
    path(f"{TRUSTED}/<str:trusted_id>/auftrag/", trusting.ask, name="errand-new"),
    path("uebergaben/pakete/<str:packet_id>/", handing_on.handed, name="handed"),
    path("posteingang/", inbox.listed, name="inbox"),
    path("posteingang/schritte/", inbox.own_steps, name="own-steps"),
    path("posteingang/<str:packet_id>/", inbox.received, name="received"),
    path("posteingang/<str:packet_id>/uebernehmen/", inbox.look_after, name="look-after"),
    path("posteingang/<str:packet_id>/unterlagen/<str:file_id>/", inbox.download, name="packet-file"),
    path("antwort/<str:link_secret>/", by_link.opened, name="link"),
]
