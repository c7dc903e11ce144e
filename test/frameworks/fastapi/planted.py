"""The mistakes that a test can plant, one at a time, by PLANTED=<name> in the environment."""

import os

PLANTED = os.environ.get("PLANTED", "")


def planted(name: str) -> bool:
    """Whether this mistake is the one that is planted."""
    return PLANTED == name
