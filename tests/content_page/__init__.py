"""Tests of ui.content."""
