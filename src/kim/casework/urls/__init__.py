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
    letters,
    obstacles,
    people,
    plan,
    planning,
    short_counselling,
    standing,
    supervision,
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
    planning,
    closing,
    conferences,
    contacts,
    tasks,
    calendar,
    obstacles,
    people,
    standing,
    supervision,
    documents,
    letters,
)
urlpatterns = [line for subject in SUBJECTS for line in subject.urlpatterns]
