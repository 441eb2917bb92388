"""The small widgets that Qt lacks; each paints from the theme and names itself to readers."""
