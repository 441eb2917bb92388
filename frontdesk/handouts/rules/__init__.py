"""What a handout says besides its own text, and where its statements come from."""
