"""Bodies, meetings and papers as open data after OParl 1.1 (https://schema.oparl.org/1.1/): what is marked as public.

    records.py    what is public, asked for by the policy as the system actor `open_data`
    objects.py    a record as an OParl object
    times.py      when an object was made and changed last, so that copies are kept up to date
    reading.py    what a list needs to know of all its objects, asked once
    traces.py     what was public once and is not any more
    pages.py      lists with pages and the filters of the specification

A body of OParl (Körperschaft) is the district; a body here (Gremium) is an OParl organization, and so is every
organisation that has a seat. No person is named: a membership says which organisation holds a seat (`onBehalfOf`).
"""
