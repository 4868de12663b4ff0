from django.urls import path

from kim.casework.views import hand_overs, seals, standing

urlpatterns = [
    path("vertretungen/", standing.deputations_page, name="deputations"),
    path("vertretungen/neu/", standing.deputation_new, name="deputation-new"),
    path("vertretungen/<str:deputation_id>/beenden/", standing.deputation_end, name="deputation-end"),
    path("faelle/<str:case_id>/vertretung/neu/", standing.deputation_new_in_case, name="case-deputation-new"),
    path("faelle/<str:case_id>/zuweisen/", standing.assign, name="case-assign"),
    path("faelle/<str:case_id>/uebergeben/", hand_overs.offer, name="case-handover"),
    path("faelle/<str:case_id>/versiegeln/", seals.seal, name="case-seal"),
    path("faelle/<str:case_id>/entsiegeln/", seals.unseal, name="case-unseal"),
    path("uebergaben/", hand_overs.listed, name="hand-overs"),
    path("uebergaben/<str:hand_over_id>/", hand_overs.detail, name="hand-over"),
    path("uebergaben/<str:hand_over_id>/annehmen/", hand_overs.accept, name="hand-over-accept"),
    path("uebergaben/<str:hand_over_id>/ablehnen/", hand_overs.decline, name="hand-over-decline"),
    path("uebergaben/<str:hand_over_id>/zuruecknehmen/", hand_overs.withdraw, name="hand-over-withdraw"),
    path("auslastung/<str:manager_id>/abgeben/", hand_overs.offer_all, name="hand-over-all"),
]
