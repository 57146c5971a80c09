"""Puts the add-in into the office programs of this user, takes it out again, and says what is missing."""
