"""Tests of frontdesk.handouts."""
