"""Tests of frontdesk.treatments."""
