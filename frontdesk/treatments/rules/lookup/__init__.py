"""Which topics answer a caller's words: spelling, words, danger, phrases, examples."""
