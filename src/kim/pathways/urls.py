from django.urls import path

from kim.pathways import views

app_name = "pathways"
urlpatterns = [
    path("", views.overview, name="overview"),
    path("allgemein/", views.general, name="general"),
    path("aenderungen/", views.changes, name="changes"),
    path("tabellen/", views.tables, name="tables"),
    path("regel/<str:rule>/", views.rule, name="rule"),
]
