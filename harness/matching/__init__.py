"""Personal data in bytes: variants, decoders, matcher. Pure."""
