"""What the Arabic language itself says of a word: the forms of its verbs; nothing here knows of dates or meetings."""
