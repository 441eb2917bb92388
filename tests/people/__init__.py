"""Tests of people and of finding them."""
