"""Posts whose markers are written anew: as citations by key."""
