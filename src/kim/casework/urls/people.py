from django.urls import path

from kim.casework.views import addresses, facts, kin, merging, people, person_new, statuses

HOUSEHOLD = "faelle/<str:case_id>/haushalt/"
PERSON = "faelle/<str:case_id>/personen/<str:person_id>/"

urlpatterns = [
    path(HOUSEHOLD, people.household, name="household"),
    path(f"{HOUSEHOLD}bearbeiten/", people.household_edit, name="household-edit"),
    path(f"{HOUSEHOLD}umzug/", addresses.new, name="address-new"),
    path(f"{HOUSEHOLD}anschriften/<str:address_id>/berichtigen/", addresses.edit, name="address-edit"),
    path(f"{HOUSEHOLD}anschriften/<str:address_id>/entfernen/", addresses.remove, name="address-remove"),
    path("faelle/<str:case_id>/personen/neu/", person_new.person_new, name="person-new"),
    path(PERSON, people.person, name="person"),
    path(f"{PERSON}bearbeiten/", people.person_edit, name="person-edit"),
    path(f"{PERSON}beziehung/", people.relation_edit, name="relation-edit"),
    path(f"{PERSON}auszug/", people.move_out, name="person-move-out"),
    path(f"{PERSON}rueckkehr/", people.move_in, name="person-move-in"),
    path(f"{PERSON}angehoerige/neu/", kin.relative_new, name="relative-new"),
    path(f"{PERSON}angehoerige/<str:relation_id>/berichtigen/", kin.relative_edit, name="relative-edit"),
    path(f"{PERSON}angehoerige/<str:relation_id>/entfernen/", kin.relative_remove, name="relative-remove"),
    path(f"{PERSON}vertretung/neu/", kin.guardian_new, name="guardian-new"),
    path(f"{PERSON}vertretung/<str:guardianship_id>/berichtigen/", kin.guardian_edit, name="guardian-edit"),
    path(f"{PERSON}vertretung/<str:guardianship_id>/entfernen/", kin.guardian_remove, name="guardian-remove"),
    path(f"{PERSON}angaben/", facts.sheet, name="facts"),
    path(f"{PERSON}angaben/<str:group>/", facts.group, name="facts-group"),
    path(f"{PERSON}doppelt/", merging.doubles, name="person-doubles"),
    path(f"{PERSON}doppelt/<str:other_id>/getrennt/", merging.apart, name="person-apart"),
    path(f"{PERSON}doppelt/<str:other_id>/zusammenfuehren/", merging.merge, name="person-merge"),
    path(f"{PERSON}zusammenfuehrungen/<str:merge_id>/rueckgaengig/", merging.undo, name="merge-undo"),
    path(f"{PERSON}aufenthalt/neu/", statuses.new, name="status-new"),
    path(f"{PERSON}aufenthalt/<str:status_id>/berichtigen/", statuses.edit, name="status-edit"),
    path(f"{PERSON}aufenthalt/<str:status_id>/entfernen/", statuses.remove, name="status-remove"),
]
