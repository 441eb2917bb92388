"""The schema's history: numbered revisions, never edited once released."""
