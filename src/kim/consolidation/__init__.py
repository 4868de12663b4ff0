"""Aufenthaltsverfestigung: from the facts of a case to the way that is nearest, and what is still missing for it.

What it is for: with the person's consent, all pathways of each person of a case, one page for each pathway, what has
to be shown and how it is got, and the step for it in the plan.

Its words: *Pathway* or way (Rechtlicher Weg), *criterion* (Voraussetzung), *Pre-check* (Vorprüfung), *Sight* (met,
open, to be weighed, with the authority, not met), *Proof* (Nachweis), *Earliest day* (frühestens).

Its promises: nothing is looked at without consent; it prepares and never decides: no score, no rank, no forecast; the
sentence that the authority decides always stands there; what is supposed is never stored; what only an authority can
find out is never guessed and never held here.
"""
