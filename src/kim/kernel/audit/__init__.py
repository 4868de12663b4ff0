"""Audit: what changed is written by a database trigger, why by the action, who looked by the door.

The application may read these tables and append nothing by itself: the trigger and the read-log function are SECURITY
DEFINER functions of the owner. Rows are sealed in a hash chain and blanked, never deleted, when data is erased.
"""
