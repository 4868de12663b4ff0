"""What decides in procedures: areas, stages, outcomes, completeness. Plain Python."""
