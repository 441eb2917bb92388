"""Mistakes, differences, reading level: what can be said of a text without the world."""
