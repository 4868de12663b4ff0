"""Reads of casework, through what the actor may see. Each says how many statements it costs at most."""
