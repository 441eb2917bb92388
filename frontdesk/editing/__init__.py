"""What an office manager does with the clinic's texts: write, compare, have reviewed, exchange."""
