"""What is held of people, why, on what basis and how long. Days count from the closing of the case."""

from django.utils.translation import gettext_lazy as _

from kim.kernel.personal import declare
from kim.people.models import (
    Address,
    Fact,
    FamilyRelation,
    Guardianship,
    Household,
    HouseholdMember,
    HouseholdStanding,
    Merge,
    NameToken,
    Person,
    ResidenceStatus,
    SaidApart,
)

TASK = "Art. 6 Abs. 1 lit. e DSGVO, § 3 DSG NRW, § 9 TIntG NRW"
YEAR = 365

declare(
    Household,
    _("To know who lives together, where, and which offices are responsible there"),
    ("label", "label_key", "municipality", "address"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    HouseholdMember,
    _("To see the family as a whole: steps of one person hold up those of another"),
    ("household", "person", "relation", "valid"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    HouseholdStanding,
    _("To let a deputy or a service taking part see the people of a case for a time"),
    ("household", "holder", "source", "valid"),
    basis="Art. 32 DSGVO",
    keep_days=2 * YEAR,
)
declare(
    Person,
    _("To tell people apart and to address them rightly in letters and at offices"),
    ("given_name", "family_name", "other_names", "birth", "birth_disputed", "birth_versions", "gender"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    NameToken,
    _("To find people however their name is written, and to notice that somebody is recorded already"),
    ("person", "kind", "token"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Merge,
    _("To tell who put two records of one person together and why, and to take it back if it was a mistake"),
    ("kept", "given_up", "given_up_name", "reason", "by", "ledger", "undone_at", "undone_by", "undo_reason"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    SaidApart,
    _("To ask only once whether two records are of one person"),
    ("person", "other"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Person,
    _("To see which rights follow from nationality, and to order interpreters"),
    ("nationalities", "languages"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(Person, _("To reach people"), ("contact_ways",), basis=TASK, keep_days=YEAR)
declare(
    ResidenceStatus,
    _("To see in time when a title ends and which paths are open"),
    ("person", "key", "valid", "evidence", "office", "issued_by", "issued_on", "document_number"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    ResidenceStatus,
    _("To plan nothing that the paper forbids: work, and where somebody has to live"),
    ("work", "obligation", "obligation_municipality", "obligation_area", "obligation_until", "conditions"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Fact,
    _("To see which paths are open and what is missing for them, as far as the person says or shows it"),
    ("person", "key", "group", "state", "value", "evidence", "document", "document_date", "valid", "recorded_on"),
    basis=TASK,
    keep_days=YEAR,
)
declare(
    Address,
    _("To know which offices were and are responsible: moving changes them"),
    ("household", "municipality", "address", "valid"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    FamilyRelation,
    _("To see a family that does not live together: rights and worries hang on those who live elsewhere"),
    ("person", "relative", "relative_name", "relative_birth", "lives_in", "kind", "valid"),
    basis=TASK,
    keep_days=2 * YEAR,
)
declare(
    Guardianship,
    _("To ask the one who may decide: a consent of a minor needs their signature"),
    ("person", "guardian", "office", "name", "kind", "scope", "valid", "evidence"),
    basis=TASK,
    keep_days=2 * YEAR,
)
