"""The schedule: the day and week canvas, finding a time, one appointment."""
