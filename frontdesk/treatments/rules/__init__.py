"""What follows from the records of the catalogue, without files or clock."""
