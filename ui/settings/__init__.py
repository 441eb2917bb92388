"""Settings of the clinic and of this computer, and the first set-up."""
