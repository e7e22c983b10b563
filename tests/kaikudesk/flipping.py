"""Damage for tests: the smallest change that bytes can suffer."""


def flipped(content: bytes, bit: int) -> bytes:
    """Flip one bit, counted over the whole content and round again."""
    place, within = divmod(bit % (len(content) * 8), 8)
    changed = bytearray(content)
    changed[place] ^= 1 << within
    return bytes(changed)
