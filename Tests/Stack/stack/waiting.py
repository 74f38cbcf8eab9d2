"""Waiting for conditions, never for time to pass."""

import time


def until(condition, seconds=20, what="the condition"):
    """Asks until the condition holds and returns what it gave; fails the test after `seconds`."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        assert time.monotonic() < deadline, f"{what} did not come true within {seconds} seconds"
        time.sleep(0.05)
