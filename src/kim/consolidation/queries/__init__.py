"""Reads of this context, through what the actor may see."""
