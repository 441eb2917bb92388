"""The crisis card, one key away from anywhere."""
