"""Counts for the desk and its manager; reads only."""
