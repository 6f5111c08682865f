"""Settings of graphite-web in the graphite container (GRAPHITE_SETTINGS_MODULE)."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured

# Signs sessions. From Secrets Manager; Graphite's own default is the same in every installation.
SECRET_KEY = os.environ.get("GRAPHITE_SECRET_KEY", "")
if len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("GRAPHITE_SECRET_KEY must be set, to 32 characters or more")

DEBUG = os.environ.get("GRAPHITE_DEBUG", "false") == "true"
TIME_ZONE = "UTC"

# The load balancer's health checks name the task's address as host, so a list of names would fail
# them. Which hosts can be reached is decided by the listener's rules.
ALLOWED_HOSTS = os.environ.get("GRAPHITE_ALLOWED_HOSTS", "*").split(",")

GRAPHITE_ROOT = os.environ.get("GRAPHITE_ROOT", "/opt/graphite")
WEBAPP_DIR = os.path.join(sys.prefix, "webapp")
STATIC_ROOT = os.path.join(GRAPHITE_ROOT, "static")

# Points that carbon has not written yet. The same key as in carbon.conf, so that carbon's own
# metrics are found in its cache too.
CARBONLINK_HOSTS = [os.environ.get("GRAPHITE_CARBONLINK", "127.0.0.1:7002")]
CARBON_METRIC_PREFIX = "carbon"

# "-" is standard error.
LOG_FILE_INFO = LOG_FILE_EXCEPTION = LOG_FILE_CACHE = LOG_FILE_RENDERING = "-"
LOG_DIR = os.environ.get("GRAPHITE_RUN_DIR", "/tmp")
# The index of all keys is built by a search of the whole storage and can be built again.
INDEX_FILE = os.path.join(LOG_DIR, "index")

# The load balancer ends TLS, nginx passes on what it says.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SESSION_COOKIE_SECURE = not DEBUG
CSRF_COOKIE_SECURE = not DEBUG
SESSION_COOKIE_HTTPONLY = True

# The type of key that Graphite's migrations were written for.
DEFAULT_AUTO_FIELD = "django.db.models.AutoField"
