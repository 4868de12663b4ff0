"""Forms of casework: they check shape; actions and rules check meaning."""
