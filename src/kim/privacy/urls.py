from django.urls import path

from kim.privacy import views

app_name = "privacy"
urlpatterns = [
    path("einsichten/", views.looks, name="looks"),
    path("aenderungen/", views.changes, name="changes"),
    path("siegel/", views.seals, name="seals"),
]
