"""Tests of FrontDesk, one folder for each context."""
