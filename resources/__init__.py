"""The program's own content: catalogue, handouts, fonts, icons; read by importlib.resources."""
