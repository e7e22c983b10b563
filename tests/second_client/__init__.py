"""A second client, written from docs/protocol.md alone, to prove that it suffices."""
