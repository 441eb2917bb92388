"""Rows of the schedule to records and back; no decisions."""
