"""Organisations (Organisationen und Zuständigkeiten): the district as its files state it.

Words: the *district* (Kreis) has *municipalities* (Kommunen) and settings. An *organisation* is an *actor* (its
administrations) or a *partner*; that says nothing about seat or vote. A *unit* (Stelle) is a part of an organisation
in which people act and to which one sends somebody. A *responsibility* (Zuständigkeit) says which unit answers for a
topic in a municipality, with reason and basis.

Promises: no fact of a particular district stands in code. Every fact has its validity; loading files adds, changes
and ends, and never deletes. Where nobody is responsible, the answer says so and names the next best contact. This
context knows neither users nor people.
"""
