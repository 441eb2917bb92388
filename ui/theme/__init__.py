"""The look: roles of colour and type, fonts, palette and one proxy style over Fusion."""
