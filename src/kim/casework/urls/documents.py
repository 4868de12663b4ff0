from django.urls import path

from kim.casework.views import documents

DOCUMENT = "faelle/<str:case_id>/dokumente/<str:document_id>"

urlpatterns = [
    path("faelle/<str:case_id>/dokumente/", documents.listed, name="documents"),
    path("faelle/<str:case_id>/dokumente/neu/", documents.new, name="document-new"),
    path(f"{DOCUMENT}/", documents.describe, name="document-describe"),
    path(f"{DOCUMENT}/loeschen/", documents.remove, name="document-remove"),
    path(f"{DOCUMENT}/datei/", documents.download, name="document-file"),
]
