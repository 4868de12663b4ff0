"""Who asks for open data: nobody who has logged in, so that every row is asked for as one system actor."""

from kim.kernel.actor import Actor

ACTOR = Actor.system("open_data")
