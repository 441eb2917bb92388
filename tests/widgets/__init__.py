"""Tests of the small widgets, and the walker that other screens' tests call."""
