from django.urls import path

from kim.casework.views import desk, search

urlpatterns = [
    path("heute/", desk.today, name="today"),
    path("suche/", search.find, name="search"),
    path("auslastung/", desk.workload, name="workload"),
]
