"""Pure rules of this context: functions over findings of the pathways, no Django, no database."""
