"""What the desk and the register cost, each beside the bare work in the same run."""
