"""The call log: who called, why, what came of it, what must still be done."""
