from kim.pathways.views.law import changes, general, overview, rule, tables

__all__ = ["changes", "general", "overview", "rule", "tables"]
