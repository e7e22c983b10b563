"""The guided day: the real program, step by step, each step seen from outside it."""
