"""The works of the bibliography as references are matched to them."""
