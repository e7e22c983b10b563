"""Hears from the system that the network came or went.

Qt's network module is imported here: only once the window stands.
"""

from collections.abc import Callable

from PySide6.QtNetwork import QNetworkInformation


def watch_network(changed: Callable[[], None]) -> bool:
    """Call back whenever the network is another one; tell whether this system can.

    Where it cannot, the rounds' own schedule notices a little later.
    """
    feature = QNetworkInformation.Feature.Reachability
    if not QNetworkInformation.loadBackendByFeatures(feature):
        return False
    network = QNetworkInformation.instance()
    network.reachabilityChanged.connect(lambda _reachable: changed())
    return True
