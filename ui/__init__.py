"""The window: PySide6 screens over the services of the domain."""
