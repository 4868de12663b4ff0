from django.urls import path

from kim.casework.views import cases

urlpatterns = [
    path("faelle/", cases.listed, name="cases"),
    path("faelle/<str:case_id>/", cases.overview, name="case"),
]
