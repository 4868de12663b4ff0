from django.urls import path

from kim.organisations import views
from kim.organisations.views import plan_templates

app_name = "organisations"
urlpatterns = [
    path("zustaendigkeiten/", views.responsibility, name="responsibility"),
    path("planvorlagen/", plan_templates.listed, name="plan-templates"),
    path("planvorlagen/neu/", plan_templates.new, name="plan-template-new"),
    path("planvorlagen/<slug:template_key>/", plan_templates.template, name="plan-template"),
    path("planvorlagen/<slug:template_key>/aendern/", plan_templates.edit, name="plan-template-edit"),
    path("planvorlagen/<slug:template_key>/anbieten/", plan_templates.retire, name="plan-template-retire"),
]
