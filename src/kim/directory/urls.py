from django.urls import path

from kim.directory.views import by_link, corrections, directory, exchange, keeping, promises

app_name = "directory"
urlpatterns = [
    path("", directory.services, name="services"),
    path("neu/", keeping.service_new, name="service-new"),
    path("tabelle.csv", exchange.table_csv, name="services-csv"),
    path("hsds.json", exchange.services_json, name="services-json"),
    path("einlesen/", exchange.take_over, name="services-import"),
    path("korrekturen/", corrections.corrections, name="corrections"),
    path("korrekturen/zustaendigkeit/", corrections.propose_responsibility, name="responsibility-propose"),
    path("korrekturen/<str:correction_id>/", corrections.correction, name="correction"),
    path("antwortzeiten/", promises.listed, name="promises"),
    path("antwortzeiten/<str:unit_id>/", promises.change, name="promise"),
    path("noch-richtig/<str:secret>/", by_link.still_right, name="still-right"),
    path("<str:service_id>/", directory.service, name="service"),
    path("<str:service_id>/aendern/", keeping.service_edit, name="service-edit"),
    path("<str:service_id>/bestaetigen/", keeping.service_confirm, name="service-confirm"),
    path("<str:service_id>/beenden/", keeping.service_end, name="service-end"),
    path("<str:service_id>/stimmt-nicht/", corrections.propose, name="service-propose"),
]
