"""The exceptions of litman by what they speak of; `litman/errors.py` hands them out."""
