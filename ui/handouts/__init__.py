"""Handouts in the window: list, preview, packet, and the printers of this computer."""
