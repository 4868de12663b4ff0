from django.urls import path

from kim.casework.views import consents, intake

urlpatterns = [
    path("faelle/<str:case_id>/aufnahme/", intake.overview, name="intake"),
    path("faelle/<str:case_id>/aufnahme/indikation/", intake.indication, name="indication"),
    path("faelle/<str:case_id>/aufnahme/information/", intake.notice, name="notice-new"),
    path("faelle/<str:case_id>/einwilligungen/", consents.listed, name="consents"),
    path("faelle/<str:case_id>/einwilligungen/neu/", consents.new, name="consent-new"),
    path("faelle/<str:case_id>/einwilligungen/<str:basis_id>/widerrufen/", consents.withdraw, name="consent-withdraw"),
    path("faelle/<str:case_id>/schweigepflicht/neu/", consents.release_new, name="release-new"),
    path(
        "faelle/<str:case_id>/schweigepflicht/<str:release_id>/widerrufen/",
        consents.release_withdraw,
        name="release-withdraw",
    ),
]
