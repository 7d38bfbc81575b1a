"""CSL-JSON items to works and back."""
