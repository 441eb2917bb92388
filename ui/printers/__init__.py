"""How this computer prints: its own command where there is one, Qt elsewhere."""
