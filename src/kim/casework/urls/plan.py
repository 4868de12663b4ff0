from django.urls import path

from kim.casework.views import plans, step_acts, steps

PLAN = "faelle/<str:case_id>/plan/"
STEP = f"{PLAN}schritte/<str:step_id>/"

urlpatterns = [
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}pdf/", plans.paper, name="plan-pdf"),
    path(f"{PLAN}vereinbaren/", plans.adopt, name="plan-adopt"),
    path(f"{PLAN}fassungen/<str:plan_id>/", plans.version, name="plan-version"),
    path(f"{PLAN}schritte/neu/", steps.new, name="step-new"),
    path(STEP, steps.step, name="step"),
    path(f"{STEP}bearbeiten/", steps.edit, name="step-edit"),
    path(f"{STEP}erledigen/", step_acts.done, name="step-done"),
    path(f"{STEP}wieder-oeffnen/", step_acts.reopen, name="step-reopen"),
    path(f"{STEP}wartet/", step_acts.waiting, name="step-waiting"),
    path(f"{STEP}wartet-nicht-mehr/", step_acts.go_on, name="step-go-on"),
    path(f"{STEP}erinnert/", step_acts.remind, name="step-remind"),
    path(f"{STEP}verschieben/", step_acts.postpone, name="step-postpone"),
    path(f"{STEP}entfaellt/", step_acts.drop, name="step-drop"),
]
