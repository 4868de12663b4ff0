"""The site map of casework: one module per subject, each with its `urlpatterns`."""

from kim.casework.urls import (
    assessment,
    calendar,
    cases,
    closing,
    conferences,
    contacts,
    desk,
    documents,
    enquiries,
    intake,
    obstacles,
    people,
    plan,
    short_counselling,
    standing,
    tasks,
)

app_name = "casework"
SUBJECTS = (
    desk,
    documents,
    enquiries,  # before the cases: "faelle/neu/" is no case
    short_counselling,
    cases,
    intake,
    assessment,
    plan,
    closing,
    conferences,
    contacts,
    tasks,
    calendar,
    obstacles,
    people,
    standing,
    documents,
)
urlpatterns = [line for subject in SUBJECTS for line in subject.urlpatterns]
