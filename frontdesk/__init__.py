"""The domain of the front desk; it runs without Qt and serves the command line by itself."""
