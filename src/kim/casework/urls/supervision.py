from django.urls import path

from kim.casework.views import supervision

OF_CASE = "faelle/<str:case_id>/fachberatung/"

urlpatterns = [
    path(OF_CASE, supervision.of_case, name="case-supervision"),
    path(f"{OF_CASE}neu/", supervision.ask, name="supervision-ask"),
    path(f"{OF_CASE}<str:supervision_id>/", supervision.question_of_case, name="case-supervision-question"),
    path(f"{OF_CASE}<str:supervision_id>/zur-kenntnis/", supervision.settle, name="supervision-settle"),
    path("fachberatung/", supervision.inbox, name="supervision"),
    path("fachberatung/<str:supervision_id>/", supervision.question, name="supervision-question"),
]
