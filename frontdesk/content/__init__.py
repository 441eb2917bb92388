"""Versions of the documents that a clinic answers for, whatever stands in them."""
