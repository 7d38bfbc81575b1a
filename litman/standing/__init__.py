"""What a post leans on: from the post as read, its claims file, and what the library knows; nothing is read here."""
