from django.urls import path

from kim.casework.views import planning, training_needs

ONE = "planungskonferenzen/<str:planning_id>/"
THEME = f"{ONE}themen/<str:theme_id>/"

urlpatterns = [
    path("planungskonferenzen/", planning.listed, name="plannings"),
    path("planungskonferenzen/neu/", planning.new, name="planning-new"),
    path(ONE, planning.conference, name="planning"),
    path(f"{ONE}aendern/", planning.edit, name="planning-edit"),
    path(THEME, planning.theme, name="theme"),
    path(f"{THEME}freigabe/", planning.submit, name="theme-submit"),
    path(f"{THEME}zuruecknehmen/", planning.withdraw, name="theme-withdraw"),
    path("fortbildungsbedarf/", training_needs.listed, name="training-needs"),
    path("fortbildungsbedarf/neu/", training_needs.new, name="training-need-new"),
    path("fortbildungsbedarf/<str:need_id>/gedeckt/", training_needs.met, name="training-need-met"),
]
