"""The clinic's settings and this computer's."""
