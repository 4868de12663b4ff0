"""What `kim district check` says, one sentence per kind of problem."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

SENTENCES = {
    # the folder and its files
    "no_folder": _("There is no such folder."),
    "not_a_folder": _("This is a file. Name the folder that the district's files lie in."),
    "missing_file": _("This file is missing; every district needs it."),
    "unknown_file": _("No file of this name is read. Known are: %(known)s."),
    "wrong_encoding": _("The file is not saved as UTF-8: byte %(byte)s does not fit. Save it again as UTF-8."),
    "not_yaml": _(
        "From here on the file cannot be read. Often a colon, a quotation mark or a bracket is missing here or in the "
        "line before, or the line is indented wrongly. (YAML: %(reason)s)"
    ),
    "empty_file": _("The file is empty."),
    "double_key": _("“%(key)s” stands here a second time; the first is in line %(first)s."),
    "no_value": _("“%(key)s” has no value. Leave the line out if it is not known."),
    "not_supported": _("%(what)s is not read in district files. Write the value itself."),
    # the shape of one entry
    "unknown_key": _("“%(key)s” is not known here.%(hint)s Known are: %(known)s."),
    "missing_key": _("“%(key)s” is missing."),
    "wrong_type": _("“%(key)s” must be %(expected)s, not “%(value)s”."),
    "bad_date": _("“%(value)s” is not a day of the calendar. Write days as 2026-03-31."),
    "bad_as_of": _("“%(value)s” is not a date. Write a year, a month or a day: 2021, 2021-07 or 2021-07-31."),
    "not_allowed": _("“%(value)s” is not allowed for “%(key)s”.%(hint)s Allowed are: %(known)s."),
    "bad_form": _("“%(value)s” does not have the form that “%(key)s” needs: %(form)s."),
    "out_of_range": _("%(value)s is out of range for “%(key)s”: %(limit)s."),
    "empty_list": _("“%(key)s” is an empty list. Leave it out if there is nothing to say."),
    "twice_in_list": _("“%(key)s” names the same value twice."),
    # what the entries mean together
    "double_entry": _("The key “%(key)s” is already used in %(first)s."),
    "double_official_key": _("The official key %(key)s is already used in line %(first)s."),
    "foreign_official_key": _("The official key %(key)s does not begin with the district's key %(district)s."),
    "unknown_reference": _("There is no %(kind)s “%(key)s”.%(hint)s"),
    "unknown_seat": _("A seat for “%(key)s”: there is no organisation with this key.%(hint)s"),
    "seat_elsewhere": _("“%(unit)s” is not a unit of “%(organisation)s”."),
    "own_parent": _("“%(key)s” would be a part of itself: %(circle)s."),
    "ends_before_start": _("The validity ends on %(last)s, before it begins on %(first)s."),
    "ages_backwards": _("The age limits run backwards: %(least)s to %(most)s."),
    "outlives": _("The entry is valid longer than “%(key)s” (%(period)s). Give it the same end or another office."),
    "overlapping_validity": _("The same statement as in line %(first)s, for periods that overlap: %(about)s."),
    "two_offices": _("Another office than in line %(first)s for the same task, place and time: %(about)s."),
    "double_stage": _("The stage “%(key)s” is named twice."),
    "component_off": _("Component %(component)s is switched off in district.yaml."),
    "bad_placeholder": _("“%(placeholder)s” is not filled in; only {place} is."),
}

# What a pattern of the schemas, a type and a kind of thing are called in a sentence.
FORMS = {
    r"^[a-z0-9]+(-[a-z0-9]+)*$": _("lower-case letters, digits and hyphens"),
    r"^\S.*[.!?]$": _("a sentence with its full stop"),
    r"^[0-9]{5}$": _("five digits in quotation marks"),
    r"^[0-9]{8}$": _("eight digits in quotation marks"),
    r"^[^@\s]+@[^@\s]+\.[^@\s]+$": _("an e-mail address"),
    r"^[MDFS][oira]([–, -]+[MDFS][oira])* [0-9]{1,2}:[0-9]{2}–[0-9]{1,2}:[0-9]{2}$": _(
        "hours such as Mo–Do 8:30–12:00"
    ),
    r"^[0-9]{14}$": _("fourteen digits in quotation marks"),
    r"^[a-z]{2,3}$": _("a language code such as de or ar"),
    r"^[a-z0-9_]+(\.[a-z0-9_]+)+$": _("the name of a rule such as ref.jmd"),
    r"^https://\S+$": _("an address that begins with https://"),
}
TYPES = {
    "string": _("a text"),
    "integer": _("a whole number"),
    "number": _("a number"),
    "boolean": _("true or false"),
    "array": _("a list"),
    "object": _("a group of keys"),
}
KINDS = {
    "municipality": _("municipality"),
    "organisation": _("organisation"),
    "unit": _("unit"),
    "scheme": _("scheme"),
    "area": _("area"),
}
PART_MEANT = _(" Did you mean “%(key)s”?")
LIMIT_LEAST = _("at least %(limit)s")
LIMIT_MOST = _("at most %(limit)s")
TAG = _("A YAML tag")
ALIAS = _("A YAML alias")
