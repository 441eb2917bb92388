"""Screens of people: the caller's panel, finding, the card of one person."""
