"""What Windows knows about Excel and its add-ins: registry, folders, running programs."""
