"""Verweis und Übergabe: packets that leave a case, and the answers that come back.

What it is for: a dated copy of chosen parts of a case, with one question, for one recipient; its way until somebody
has answered; the inbox of partner services and authorities.

Its words: *Packet* (Paket), *Kind* (Verweis, Übergabe, Frage, Schrittkarte, Akte für eine Behörde), *Recipient*
(Empfänger), *Grounds* (Grundlagen: consents with releases, named statutes), *Answer* (Antwort), *One-time link*
(Einmal-Link).

Its promises: nothing is in a packet that no consent with release or named statute covers; what was sent never changes;
a withdrawal closes it in the same moment; no packet is lost, none is answered twice, and none is open without a next
date and somebody who has to act. A recipient sees packets and no case, by the policy and by the database.
"""
