"""How often one address may send something. Only a salted hash of it is held, in memory.

The salt is drawn at each start, so that a hash means nothing to anyone afterwards.
"""

import hashlib
import secrets
import time
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock

MOST_SENDERS = 10_000
"""Beyond, the ones that have been quiet the longest are forgotten."""


class Limiter:
    """A bucket of `burst` sends for each address, filled again at one every `seconds`."""

    def __init__(
        self, burst: int, seconds: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._burst = burst
        self._seconds = seconds
        self._clock = clock
        self._salt = secrets.token_bytes(16)
        self._buckets: OrderedDict[bytes, tuple[float, float]] = OrderedDict()
        self._lock = Lock()

    def allows(self, address: str) -> bool:
        """Count one send, and tell whether it may pass."""
        sender = hashlib.blake2b(address.encode(), key=self._salt, digest_size=16).digest()
        now = self._clock()
        with self._lock:
            left, since = self._buckets.pop(sender, (float(self._burst), now))
            left = min(float(self._burst), left + (now - since) / self._seconds)
            is_allowed = left >= 1
            self._buckets[sender] = (left - 1 if is_allowed else left, now)
            if len(self._buckets) > MOST_SENDERS:
                self._buckets.popitem(last=False)
        return is_allowed
