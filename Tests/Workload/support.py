"""What the suites share: where the containers are, free ports, programs that may be missing."""

import json
import os
import shutil
import socket
import subprocess
import time
import unittest
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CONTAINERS = ROOT / "architecture" / "containers"
APP = CONTAINERS / "app"
STATSD = CONTAINERS / "statsd"
GRAPHITE = CONTAINERS / "graphite"


def tool(name):
    """The path of a program. Missing, it skips the test, and fails it in CI."""
    path = shutil.which(name)
    if path is None:
        message = f"{name} is not installed"
        if os.environ.get("CI") == "true":
            raise AssertionError(message)
        raise unittest.SkipTest(message)
    return path


def free_port(kind=socket.SOCK_STREAM):
    """A port of loopback that was free a moment ago."""
    with socket.socket(socket.AF_INET, kind) as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, what, seconds):
    """Waits for `condition` to return something true, and returns it."""
    deadline = time.monotonic() + seconds
    while True:
        result = condition()
        if result:
            return result
        if time.monotonic() > deadline:
            raise AssertionError(f"timed out after {seconds} s waiting for {what}")
        time.sleep(0.1)


def statsd_configuration(**environment):
    """The configuration of StatsD, evaluated by node in the way StatsD does."""
    script = (
        "var config; const text = require('fs').readFileSync(process.argv[1], 'utf8');"
        "eval('config = ' + text); console.log(JSON.stringify(config));"
    )
    output = subprocess.run(
        [tool("node"), "-e", script, str(STATSD / "config.js")],
        env={"PATH": os.environ["PATH"], **environment},
        check=True, capture_output=True, text=True).stdout
    return json.loads(output)
