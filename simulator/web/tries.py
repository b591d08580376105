"""Wrong codes counted, of each caller and of all together, in a table that cannot grow without end."""

import ipaddress
from collections import OrderedDict

from simulator.room.entrance import TryLimit

MOST_CALLERS = 2000  # remembered
MOST_TRIES_OF_ALL = 60  # wrong codes a minute: guessing one room in 480 million codes takes years


class Tries:
    """Lets nobody guess. Forgetting the oldest caller is safe, since the limit of all together stays."""

    def __init__(self) -> None:
        self._of_all = TryLimit(MOST_TRIES_OF_ALL)
        self._callers: OrderedDict[str, TryLimit] = OrderedDict()

    def __len__(self) -> int:
        """Return how many callers are remembered."""
        return len(self._callers)

    def require_room(self, caller: str, now: float) -> None:
        """Raise EntranceError when this caller, or all together, were wrong too often in the last minute."""
        self._of_all.require_room(now)
        known = self._callers.get(_household(caller))
        if known:
            known.require_room(now)

    def count_wrong(self, caller: str, now: float) -> None:
        """Remember a wrong try."""
        self._of_all.count_wrong(now)
        household = _household(caller)
        self._callers.setdefault(household, TryLimit()).count_wrong(now)
        self._callers.move_to_end(household)
        while len(self._callers) > MOST_CALLERS:
            self._callers.popitem(last=False)


def _household(caller: str) -> str:
    """Return whom an address belongs to: with IPv6 anybody has 2^64 of them."""
    try:
        address = ipaddress.ip_address(caller.partition("%")[0])
    except ValueError:
        return caller[:64]
    if isinstance(address, ipaddress.IPv6Address) and not address.ipv4_mapped:
        return str(ipaddress.ip_network((int(address) >> 64 << 64, 64)))
    return str(address)
