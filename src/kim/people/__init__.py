"""Personen: persons, their households and what is known of them over time.

What it is for: names, partial birth dates, nationalities, languages, household relations and
residence status with its periods, each with the evidence it rests on.

Its words: *Person*, *Household* (Haushalt), *Name* with its kind, *Status period* (Zeitraum eines
Aufenthaltsstatus), *Evidence* (claimed, documented, verified).

Its promises: knows no case; every row belongs to a unit, so that one person known to two units is two
records; unknown is an answer; religion, reasons for asylum and diagnoses have no field.
"""
