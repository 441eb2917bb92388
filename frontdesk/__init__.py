"""The domain of the front desk; it runs without Qt and is the whole program for the command line."""
