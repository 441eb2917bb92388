"""The live call: one screen of three columns, from the ring to the finish."""
