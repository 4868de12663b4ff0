"""The processes that the supervisor runs: the web server and the worker for jobs."""
