"""Tests of the look: contrast, fonts, and the theme changing while the program runs."""
