"""Patient information handouts: content, packets, pages and the print log."""
