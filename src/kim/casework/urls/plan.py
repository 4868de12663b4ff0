from django.urls import path

from kim.casework.views import agreements, plan_templates, plans, step_acts, steps

PLAN = "faelle/<str:case_id>/plan/"
VERSION = f"{PLAN}fassungen/<str:plan_id>/"
STEP = f"{PLAN}schritte/<str:step_id>/"

urlpatterns = [
    path(PLAN, plans.plan, name="plan"),
    path(f"{PLAN}pdf/", agreements.paper, name="plan-pdf"),
    path(f"{PLAN}vereinbaren/", agreements.adopt, name="plan-adopt"),
    path(f"{PLAN}unterschied/", agreements.changes, name="plan-changes"),
    path(VERSION, agreements.version, name="plan-version"),
    path(f"{VERSION}pdf/", agreements.version_paper, name="plan-version-pdf"),
    path(f"{VERSION}unterschied/", agreements.difference, name="plan-difference"),
    path(f"{VERSION}zustimmung/", agreements.agree_later, name="plan-agree-later"),
    path(f"{PLAN}vorlagen/", plan_templates.listed, name="plan-templates"),
    path(f"{PLAN}vorlagen/<slug:template_key>/", plan_templates.use, name="plan-template-use"),
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
