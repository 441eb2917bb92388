"""One call from ring to finish, across contexts, in one unit of work."""
