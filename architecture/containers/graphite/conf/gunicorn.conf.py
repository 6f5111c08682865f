"""gunicorn in the graphite container: serves graphite-web to nginx on a socket."""

import os

_run_directory = os.environ.get("GRAPHITE_RUN_DIR", "/tmp")

wsgi_app = "graphite.wsgi:application"
bind = f"unix:{_run_directory}/gunicorn.sock"
umask = 0o077

# Rendering waits for the file system more than it computes.
worker_class = "gthread"
workers = 2
threads = 4
timeout = 60
graceful_timeout = 10

# The heartbeat file of a worker: gunicorn's default is the file system of the image.
worker_tmp_dir = _run_directory
# An interactive socket in the home directory; nobody uses it, and the image is read-only.
control_socket_disable = True

# Application errors go to standard error; nginx writes the access log.
accesslog = None
errorlog = "-"
