"""The first screen of the day: counts, arrivals, call-backs."""
