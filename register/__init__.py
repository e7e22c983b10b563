"""The other end: the central register that decides what entries mean."""
