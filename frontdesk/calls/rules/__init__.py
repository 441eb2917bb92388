"""Rules of the call log: words, tabs, what an entry must hold."""
