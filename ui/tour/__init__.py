"""Robots that work the window, and the tour they make."""
