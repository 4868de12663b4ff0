"""The site map of casework: one module per subject, each with its `urlpatterns`."""

from kim.casework.urls import (
    assessment,
    cases,
    closing,
    contacts,
    desk,
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
    enquiries,  # before the cases: "faelle/neu/" is no case
    short_counselling,
    cases,
    intake,
    assessment,
    plan,
    closing,
    contacts,
    tasks,
    obstacles,
    people,
    standing,
)
urlpatterns = [line for subject in SUBJECTS for line in subject.urlpatterns]
