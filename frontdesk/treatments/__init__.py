"""The catalogue of topics and its typo-tolerant look-up."""
