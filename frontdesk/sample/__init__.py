"""Invented people, calls and visits, the same for each seed; never beside real data."""
