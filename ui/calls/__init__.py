"""The call log: finding, correcting, and what is still due."""
