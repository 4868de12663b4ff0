"""The directory: what is offered to whom, where, in which languages, and whether that is still right.

A context of its own above `accounts`, not a part of `organisations`: an entry has a holder who is written to, and
`organisations` knows no users and no mail. `organisations` says who exists and who is responsible by law; the directory
says what they offer besides. Nothing in here is about a client: a search leaves no trace.

Promises: an entry says when somebody last confirmed it; "not stated" is never shown as "no"; by appointment is not
closed; what has ended is named as ended, with its successor.
"""
