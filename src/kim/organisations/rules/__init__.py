"""Rules of organisations: codes, periods and the responsibility finder. Plain Python, no Django."""
