"""Every table, one file for each context; the names of constraints follow one convention."""
