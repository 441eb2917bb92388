"""Tagged PDF pages: fonts, flowables and the letterhead that every printed page shares."""
