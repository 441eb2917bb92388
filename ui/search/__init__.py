"""Finding people, treatments, handouts and actions from anywhere."""
