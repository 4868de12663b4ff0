"""Forms check shape; what it means is checked by the action."""
