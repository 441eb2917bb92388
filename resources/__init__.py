"""The program's own content: catalogue, handouts, fonts, icons; read through importlib.resources."""
