from django.urls import path

from kim.casework.views import letters

urlpatterns = [
    path("faelle/<str:case_id>/schreiben/", letters.listed, name="letters"),
    path("faelle/<str:case_id>/schreiben/<str:letter>/", letters.new, name="letter-new"),
]
