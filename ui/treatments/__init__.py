"""Screens of the catalogue: the look-up as the caller speaks, and the cards."""
