"""Moto's server with the additions of this package, on loopback.

    python -m local_aws.server PORT

Prints a line for each request: what was asked and what came back.
"""

import io
import re
import signal
import sys
import threading
import traceback

import local_aws


class Answers:
    """Answers one request at a time, names each by its operation in the log, and tells a lost
    answer again.

    Moto's state is not made for threads: one that counts while another adds ends in an error when
    half of the work is done. And a client that got no answer asks again, under the same invocation
    ID; moto would do the work twice, or say that the name is taken.
    """

    def __init__(self, application):
        self.application = application
        self.lock = threading.Lock()
        self.told = {}

    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        invocation = environ.get("HTTP_AMZ_SDK_INVOCATION_ID")
        with self.lock:
            again = invocation in self.told
            status, headers, content = self.told.get(invocation) or self.answer(environ)
            if invocation and status.startswith("2"):
                self.told[invocation] = status, headers, content
            print(status.split()[0], operation(environ, body), *["again"] * again, flush=True)
        start_response(status, headers)
        return [content]

    def answer(self, environ):
        started = []

        def start(status, headers, *_):
            started[:] = [status, headers]

        try:
            parts = self.application(environ, start)
            try:
                content = b"".join(parts)
            finally:
                if hasattr(parts, "close"):
                    parts.close()
            return *started, content
        except Exception as error:
            traceback.print_exc()
            # Not 500, which Terraform would ask again for many minutes.
            return "501 Not Implemented", [("Content-Type", "text/plain")], str(error).encode()


def operation(environ, body):
    """What is asked for, which no protocol of AWS puts into the path alone."""
    if target := environ.get("HTTP_X_AMZ_TARGET"):
        return target
    if action := re.search(rb"(?:^|&)Action=(\w+)", body):
        return action[1].decode()
    return f"{environ['REQUEST_METHOD']} {environ['RAW_URI']}"


def main(port):
    # Additions first: the server reads the operations of a service on its first request.
    local_aws.install()
    from moto.moto_server.werkzeug_app import (
        DomainDispatcherApplication, MotoRequestHandler, create_backend_app)
    from werkzeug.serving import run_simple

    class Handler(MotoRequestHandler):
        def log_request(self, *_):
            """`Answers` says more."""

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    application = DomainDispatcherApplication(create_backend_app)
    run_simple(
        "127.0.0.1", int(port), Answers(application), threaded=True, request_handler=Handler)


if __name__ == "__main__":
    main(*sys.argv[1:])
