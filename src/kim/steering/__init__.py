"""Steuerung: what single cases show becomes visible, is decided, is done, and comes back.

What it is for: structural issues, their evidence, bodies and meetings, decisions, measures, guidance.

Its words: *Observation* (Hinweis), *Structural issue* (Thema), *Evidence* (Beleg) per closed quarter,
*Body* (Gremium), *Meeting* (Sitzung), *Decision* (Beschluss), *Measure* (Maßnahme der Steuerung, never
a step of somebody's plan), *Guidance* (Hinweis der Lenkungsgruppe).

Its promises: it cannot name a client, because it cannot import people, consent or casework; an
observation has no municipality, no author and no exact time; no count below k is ever written here;
guidance ends; a rejected issue is answered too. The whole border stands in `steering.api`.
"""
