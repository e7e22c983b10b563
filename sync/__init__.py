"""The desk's post: requests, and only here."""
