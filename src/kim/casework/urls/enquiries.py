from django.urls import path

from kim.casework.views import enquiries

urlpatterns = [
    path("anfragen/", enquiries.listed, name="enquiries"),
    path("anfragen/neu/", enquiries.new, name="enquiry-new"),
    path("anfragen/<str:enquiry_id>/", enquiries.detail, name="enquiry"),
    path("anfragen/<str:enquiry_id>/berichtigen/", enquiries.edit, name="enquiry-edit"),
    path("anfragen/<str:enquiry_id>/beantworten/", enquiries.reply, name="enquiry-answer"),
    path("anfragen/<str:enquiry_id>/weitergeben/", enquiries.pass_on, name="enquiry-pass-on"),
    path("anfragen/<str:enquiry_id>/aufnehmen/", enquiries.reopen, name="enquiry-reopen"),
    path("anfragen/<str:enquiry_id>/fall/", enquiries.open_case, name="enquiry-case"),
    path("faelle/neu/", enquiries.open_case, name="case-new"),
]
