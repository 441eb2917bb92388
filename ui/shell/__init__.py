"""The window around the screens: bars, navigation, actions, keys."""
