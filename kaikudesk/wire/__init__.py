"""What desk and register say to each other: msgpack arrays, hashed as they are."""
