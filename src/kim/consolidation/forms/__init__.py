"""Forms of this context: they check shape; actions and rules check meaning."""
