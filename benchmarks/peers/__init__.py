"""The same work done by another engine on this machine, in the same run."""
