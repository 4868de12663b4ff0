"""What every second test needs again: made through actions once in a process, and put back as the same rows after that.

A member of the cast takes twelve statements, a case thirteen; the same rows take one or two trips. Rows are those of
one database and one day.
"""
