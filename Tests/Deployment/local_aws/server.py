"""Moto's server with the additions of this package, on loopback.

    python -m local_aws.server PORT

Prints a line for each request: what was asked and what came back.
"""

import io
import re
import signal
import sys
import traceback

import local_aws


class RequestLog:
    """Names each request by its operation, which no protocol of AWS puts into the path alone."""

    def __init__(self, application):
        self.application = application

    def __call__(self, environ, start_response):
        body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        environ["wsgi.input"] = io.BytesIO(body)
        operation = environ.get("HTTP_X_AMZ_TARGET")
        if operation is None and (action := re.search(rb"(?:^|&)Action=(\w+)", body)):
            operation = action[1].decode()
        if operation is None:
            operation = f"{environ['REQUEST_METHOD']} {environ['RAW_URI']}"

        def log(status, headers, *rest):
            print(status.split()[0], operation, flush=True)
            return start_response(status, headers, *rest)

        try:
            return self.application(environ, log)
        except Exception as error:
            traceback.print_exc()
            # Not 500, which Terraform would ask again for many minutes.
            log("501 Not Implemented", [("Content-Type", "text/plain")])
            return [str(error).encode()]


def main(port):
    # Additions first: the server reads the operations of a service on its first request.
    local_aws.install()
    from moto.moto_server.werkzeug_app import (
        DomainDispatcherApplication, MotoRequestHandler, create_backend_app)
    from werkzeug.serving import run_simple

    class Handler(MotoRequestHandler):
        def log_request(self, *_):
            """`RequestLog` says more."""

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    application = DomainDispatcherApplication(create_backend_app)
    run_simple(
        "127.0.0.1", int(port), RequestLog(application), threaded=True, request_handler=Handler)


if __name__ == "__main__":
    main(*sys.argv[1:])
