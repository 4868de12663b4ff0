from django.urls import path

from kim.casework.views import desk, narrowing, search

urlpatterns = [
    path("heute/", desk.today, name="today"),
    path("suche/", search.find, name="search"),
    path("heute/mail/", desk.digest, name="digest"),
    path("ansichten/", narrowing.manage, name="filters"),
    path("ansichten/<str:saved_filter_id>/entfernen/", narrowing.remove, name="filter-remove"),
    path("auslastung/", desk.workload, name="workload"),
]
