from django.urls import path

from kim.organisations import views

app_name = "organisations"
urlpatterns = [
    path("", views.responsibility, name="responsibility"),
]
