from django.urls import path

from kim.casework.views import contacts

urlpatterns = [
    path("kontakte/neu/", contacts.new, name="contact-new"),
    path("faelle/<str:case_id>/kontakte/", contacts.listed, name="contacts"),
    path("faelle/<str:case_id>/kontakte/neu/", contacts.new_in_case, name="case-contact-new"),
    path("faelle/<str:case_id>/kontakte/<str:contact_id>/berichtigen/", contacts.correct, name="contact-edit"),
    path("faelle/<str:case_id>/kontakte/<str:contact_id>/fassungen/", contacts.history, name="contact-history"),
]
