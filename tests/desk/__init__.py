"""Tests of a whole call as one unit."""
