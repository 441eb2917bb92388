"""Callers and clients: who they are, how to reach them, and finding them again."""
