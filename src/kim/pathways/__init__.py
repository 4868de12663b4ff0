"""Pfade: law that knows its date.

What it is for: the catalogue of residence statuses, and rules of law evaluated over facts and dates.

Its words: *Status* (Aufenthaltsstatus) from the catalogue, *engine type* (how its time counts), *Fact*,
*Condition*, *Rule version*, *Finding* (Befund).

Its promises: it never learns about whom it is asked; three truth values, so that unknown is never no;
a rule version is never changed, new law is a new version; a finding is a preliminary check, the
authority decides.
"""
