"""The container's health check: graphite-web answers through nginx, and carbon accepts points."""

import os
import socket
import sys
import urllib.request

TIMEOUT = 3


def main():
    web = os.environ.get("GRAPHITE_HTTP_PORT", "8080")
    carbon = int(os.environ.get("GRAPHITE_LINE_PORT", "2003"))
    try:
        # Answers with an error status raise, so an answer is a success.
        urllib.request.urlopen(f"http://127.0.0.1:{web}/health", timeout=TIMEOUT).close()
        socket.create_connection(("127.0.0.1", carbon), timeout=TIMEOUT).close()
    except OSError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
