"""How this site writes dates where Django's own formats for a language do not fit."""
