"""The site map of casework: one module per subject, each with its `urlpatterns`."""

from kim.casework.urls import cases, contacts, desk, people, standing, tasks

app_name = "casework"
SUBJECTS = (
    desk,
    cases,
    contacts,
    tasks,
    people,
    standing,
)
urlpatterns = [line for subject in SUBJECTS for line in subject.urlpatterns]
