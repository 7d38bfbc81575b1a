"""Reading posts and laying out what they claim and what they lean on."""
