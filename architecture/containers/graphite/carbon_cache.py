"""carbon-cache that loses nothing when it stops.

carbon's writer sleeps for a second whenever its cache is empty, and when a stop falls into that
second it never looks at the cache again: what arrived meanwhile is lost. Here the cache is written
once more, after the ports are closed and the writer has left, so that nothing can come after it.
"""

from carbon import conf
from carbon.util import run_twistd_plugin


def write_what_is_left():
    from carbon.writer import writeCachedDataPoints

    writeCachedDataPoints()


class StoppingWithoutLoss(conf.CarbonCacheOptions):
    """carbon-cache's options: the first of its code to run after twistd has chosen a reactor."""

    def postOptions(self):
        super().postOptions()
        from twisted.internet import reactor

        reactor.addSystemEventTrigger("after", "shutdown", write_what_is_left)


if __name__ == "__main__":
    conf.CarbonCacheOptions = StoppingWithoutLoss
    # carbon takes the name of its program from that of the file.
    run_twistd_plugin("carbon-cache.py")
