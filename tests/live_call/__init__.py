"""Tests of the live call."""
