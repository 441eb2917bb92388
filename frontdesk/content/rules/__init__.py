"""What is live, how texts are told apart, how hard they are to read."""
