"""Fallarbeit: deep case management with one household or person.

What it is for: from an enquiry to an agreed plan with offices, and from a plan to its end.

Its words: *Enquiry* (Anfrage), *Case* (Fall), *Assessment* (Einschätzung) by life area, *Goal* (Ziel),
*Plan* (Plan) with *Steps* (Schritte), *Contact* (Kontakt), *Obstacle* (Hindernis) or strength noted in
the case, *Release request* (Freigabe) for the two neutral lines that leave it.

Its promises: advice never depends on consent; "not asked yet" and "none" are two answers; nothing
leaves for steering without a disclosure check and a second person; what leaves keeps no trait of the
case, and counts leave only for closed quarters, after suppression.
"""
