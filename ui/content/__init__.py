"""Topics and handouts as an office manager writes them, has them reviewed, and keeps them."""
