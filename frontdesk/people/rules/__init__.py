"""Rules about people: reading numbers and dates, the words of names, likeness."""
