from django.urls import path

from kim.casework.views import calendar

urlpatterns = [
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/adresse/", calendar.new_address, name="calendar-address"),
    path("kalender/adresse/beenden/", calendar.end_address, name="calendar-address-end"),
    path("kalender/abo/<str:secret>.ics", calendar.feed, name="calendar-feed"),
]
