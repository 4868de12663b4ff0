from django.urls import path

from kim.casework.views import standing

urlpatterns = [
    path("vertretungen/", standing.deputations_page, name="deputations"),
    path("vertretungen/neu/", standing.deputation_new, name="deputation-new"),
    path("vertretungen/<str:deputation_id>/beenden/", standing.deputation_end, name="deputation-end"),
    path("faelle/<str:case_id>/vertretung/neu/", standing.deputation_new_in_case, name="case-deputation-new"),
    path("faelle/<str:case_id>/zuweisen/", standing.assign, name="case-assign"),
    path("faelle/<str:case_id>/uebergeben/", standing.hand_over, name="case-handover"),
]
