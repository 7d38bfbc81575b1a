"""What several commands print, ask and begin with."""
