"""Pages, sheets, printers and previews; every PDF is read back by other programs."""
