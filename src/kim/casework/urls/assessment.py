from django.urls import path

from kim.casework.views import assessment, goals

urlpatterns = [
    path("faelle/<str:case_id>/einschaetzung/", assessment.table, name="assessment"),
    path("faelle/<str:case_id>/einschaetzung/abschliessen/", assessment.complete, name="assessment-complete"),
    path("faelle/<str:case_id>/einschaetzung/beginnen/", assessment.begin, name="assessment-begin"),
    path("faelle/<str:case_id>/einschaetzung/weiterfuehren/", assessment.go_on, name="assessment-continue"),
    path("faelle/<str:case_id>/einschaetzung/verlauf/", assessment.history, name="assessment-history"),
    path("faelle/<str:case_id>/einschaetzung/<slug:area>/", assessment.area, name="assessment-area"),
    path("faelle/<str:case_id>/einschaetzung/<slug:area>/unveraendert/", assessment.keep, name="assessment-keep"),
    path(
        "faelle/<str:case_id>/einschaetzung/<slug:area>/verlauf/",
        assessment.area_history,
        name="assessment-area-history",
    ),
    path("faelle/<str:case_id>/ziele/", goals.listed, name="goals"),
    path("faelle/<str:case_id>/ziele/neu/", goals.new, name="goal-new"),
    path("faelle/<str:case_id>/ziele/<str:goal_id>/aendern/", goals.edit, name="goal-edit"),
    path("faelle/<str:case_id>/ziele/<str:goal_id>/auswerten/", goals.evaluate, name="goal-evaluate"),
    path("faelle/<str:case_id>/ziele/<str:goal_id>/aufnehmen/", goals.reopen, name="goal-reopen"),
]
