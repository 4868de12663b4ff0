from django.urls import path

from kim.casework.views import short_counselling

urlpatterns = [
    path("kurzberatungen/neu/", short_counselling.new, name="short-new"),
    path("anfragen/<str:enquiry_id>/kurzberatung/", short_counselling.new, name="enquiry-short"),
    path("faelle/<str:case_id>/kurzberatung/berichtigen/", short_counselling.edit, name="short-edit"),
    path("faelle/<str:case_id>/zum-fall-machen/", short_counselling.to_case, name="short-to-case"),
    path("faelle/<str:case_id>/zur-kurzberatung-machen/", short_counselling.from_case, name="case-to-short"),
]
