"""Procedures (Vorgänge): the desk of the immigration and of the naturalisation authority.

Words: a *procedure* (Vorgang) is one application of one applicant on one pathway. It runs through *stages* (Abschnitte)
as the district names them, each of a core kind, so that districts can be compared. Its *checklist* has one line per
criterion of the pathway: which papers are there, which are missing. A *finding* (Befund) is the value that the
authority gives to a criterion. A *held title* (Titel) is a permit that the authority has issued and that ends one day.

Promises: an applicant is a record of this context, never a person of `people`. Nothing of a case is known here: a file
arrives as a packet or is entered by the authority. What only the authority may hold stays behind the wall of its unit;
of a finding only the value ever leaves.
"""
