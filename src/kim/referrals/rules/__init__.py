"""Pure rules of this context: functions over codes and frozen dataclasses, no Django, no database."""
