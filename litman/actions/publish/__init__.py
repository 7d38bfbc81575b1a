"""What is made of a post for others: the report for its author, the page for its readers, the badge."""
