"""What developers run through make; no part of the desk or the register."""
