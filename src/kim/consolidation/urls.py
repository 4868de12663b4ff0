from django.urls import path

from kim.consolidation.views import after, fitting, household, outlook, paper, rule_previews, way, ways, what_if

app_name = "consolidation"
PERSON = "faelle/<str:case_id>/wege/<str:person_id>/"
urlpatterns = [
    path("rechtliche-wege/", outlook.outlook, name="outlook"),
    path("rechtliche-wege/vorschau/", rule_previews.rule_preview, name="rule-preview"),
    path("faelle/<str:case_id>/wege/", ways.first, name="ways"),
    path(PERSON, ways.of_person, name="ways-of"),
    path(f"{PERSON}familie/", household.household, name="ways-household"),
    path(f"{PERSON}programme/", fitting.fitting, name="fitting"),
    path(f"{PERSON}druck/", paper.overview, name="ways-paper"),
    path(f"{PERSON}<str:rule>/druck/", paper.one_way, name="way-paper"),
    path(f"{PERSON}<str:rule>/", way.way, name="way"),
    path(f"{PERSON}<str:rule>/was-waere-wenn/", what_if.what_if, name="what-if"),
    path(f"{PERSON}<str:rule>/wiedervorlage/", after.remind, name="way-remind"),
    path(f"{PERSON}<str:rule>/schritt/<str:criterion>/", way.step_new, name="step-new"),
]
