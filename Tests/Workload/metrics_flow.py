"""Metrics really flow: app -> StatsD -> carbon-cache -> whisper files -> graphite-web.

Everything is the real thing except StatsD itself, for which collectd stands in: its statsd plugin
receives and aggregates, its write_graphite plugin flushes. It is set up from StatsD's own
configuration (interval, prefix); `configuration` shows that the rest of it agrees.

Between the app and the stand-in sits a relay that keeps what passes, so that the files can be
compared with what the app has really sent.
"""

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
import urllib.error
import urllib.request
from pathlib import Path

import whisper

from support import APP, GRAPHITE, free_port, statsd_configuration, tool, until

# The user of the container. Root drops to it, because a master process of nginx behaves otherwise
# as root, and because the container's files must suffice for a user without rights.
CONTAINER_USER = 10001

# The whole suite, stopping included. It takes about 45 s.
TIME_LIMIT = 85


class Relay(threading.Thread):
    """Passes datagrams on to a port of loopback and keeps their lines."""

    def __init__(self, to):
        super().__init__(daemon=True)
        self.to = ("127.0.0.1", to)
        self.socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.socket.bind(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.lines = []
        self.start()

    def run(self):
        while True:
            try:
                datagram = self.socket.recv(65536)
            except OSError:
                return
            self.lines += datagram.decode().split("\n")
            self.socket.sendto(datagram, self.to)

    def values(self, key, kind):
        """Every value of a metric that has passed."""
        pattern = re.compile(rf"^{re.escape(key)}:([0-9.]+)\|{kind}$")
        return [float(match[1]) for line in list(self.lines) if (match := pattern.match(line))]


class Stack:
    """The programs of the workload on loopback, below one temporary directory."""

    def __init__(self):
        # Short, because the path of a Unix socket may have 107 characters.
        self.directory = Path(tempfile.mkdtemp(prefix="flow-", dir="/tmp"))
        self.conf = self.directory / "conf"
        self.storage = self.directory / "storage"
        self.line_port, self.query_port, self.http_port = free_port(), free_port(), free_port()
        self.statsd = statsd_configuration(
            GRAPHITE_HOST="127.0.0.1", GRAPHITE_PORT=str(self.line_port))
        self.processes = {}
        self.user = container_user()

    # Graphite, by the container's own entry point.

    def start_graphite(self):
        tool("nginx")
        shutil.copytree(GRAPHITE / "conf", self.conf)
        self.storage.mkdir()
        # carbon reads [cache:a] on top of [cache]: the file itself stays as it is.
        with open(self.conf / "carbon.conf", "a") as file:
            file.write(
                "\n[cache:a]\n"
                f"LINE_RECEIVER_INTERFACE = 127.0.0.1\nLINE_RECEIVER_PORT = {self.line_port}\n"
                f"CACHE_QUERY_PORT = {self.query_port}\n")
        # nginx knows no environment: its port and its two directories are put in place.
        text = (self.conf / "nginx.conf").read_text()
        for old, new in (
            ("listen 8080;", f"listen 127.0.0.1:{self.http_port};"),
            ("/tmp/", f"{self.directory}/"),
            ("/opt/graphite/static/", f"{self.directory}/static/"),
        ):
            assert old in text, old
            text = text.replace(old, new)
        (self.conf / "nginx.conf").write_text(text)

        self.environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(self.conf),
            "PYTHONDONTWRITEBYTECODE": "1",
            "DJANGO_SETTINGS_MODULE": "graphite.settings",
            "GRAPHITE_SETTINGS_MODULE": "graphite_settings",
            "GRAPHITE_SECRET_KEY": "a key for the length of a test only",
            "GRAPHITE_ROOT": str(self.directory),
            "GRAPHITE_CONF_DIR": str(self.conf),
            "GRAPHITE_STORAGE_DIR": str(self.storage),
            "GRAPHITE_RUN_DIR": str(self.directory),
            "GRAPHITE_CARBONLINK": f"127.0.0.1:{self.query_port}",
            "GRAPHITE_LINE_PORT": str(self.line_port),
            "GRAPHITE_HTTP_PORT": str(self.http_port),
        }
        subprocess.run(
            [f"{os.path.dirname(sys.executable)}/django-admin", "collectstatic", "--noinput",
             "--verbosity=0"], env=self.environment, check=True)
        if self.user:
            for path in (self.directory, self.storage):
                os.chown(path, CONTAINER_USER, CONTAINER_USER)
        elif os.geteuid() == 0:
            (self.conf / "nginx.conf").write_text(f"user root;\n{text}")
        self.start(
            "graphite", [sys.executable, str(GRAPHITE / "supervise.py")], self.environment,
            **self.user)
        graphite = self.processes["graphite"]
        until(lambda: self.graphite_health() == 0 or graphite.poll() is not None,
              "a healthy graphite", 25)
        assert graphite.poll() is None, f"graphite left with {graphite.returncode}"

    def graphite_health(self):
        return subprocess.run(
            [sys.executable, str(GRAPHITE / "healthcheck.py")],
            env=self.environment, capture_output=True).returncode

    # The stand-in for StatsD.

    def start_statsd(self):
        port = free_port(socket.SOCK_DGRAM)
        seconds = self.statsd["flushInterval"] / 1000
        idle = "true" if self.statsd["deleteIdleStats"] else "false"
        (self.directory / "collectd.conf").write_text(f"""
            Hostname "collectd"
            FQDNLookup false
            Interval {seconds}
            BaseDir "{self.directory}"
            PIDFile "{self.directory}/collectd.pid"
            TypesDB "/usr/share/collectd/types.db"
            LoadPlugin logfile
            <Plugin logfile>
              LogLevel "warning"
              File stderr
            </Plugin>
            LoadPlugin statsd
            <Plugin statsd>
              Host "127.0.0.1"
              Port "{port}"
              DeleteCounters {idle}
              DeleteTimers {idle}
              DeleteGauges {idle}
              CounterSum true
              TimerLower true
              TimerUpper true
              TimerCount true
            </Plugin>
            # collectd fills a packet before it sends it; this sends what there is.
            <LoadPlugin write_graphite>
              FlushInterval 1
            </LoadPlugin>
            <Plugin write_graphite>
              <Node "graphite">
                Host "{self.statsd['graphiteHost']}"
                Port "{self.statsd['graphitePort']}"
                Protocol "tcp"
                Prefix "{self.statsd['graphite']['globalPrefix']}."
                EscapeCharacter "_"
                PreserveSeparator true
              </Node>
            </Plugin>
        """)
        self.start("statsd", [tool("collectd"), "-f", "-C", str(self.directory / "collectd.conf")])
        self.relay = Relay(to=port)

    # The app.

    def start_app(self):
        self.app_port = free_port()
        self.app_environment = {
            "PATH": os.environ["PATH"], "NODE_ENV": "production", "STATSD_HOST": "localhost",
            "STATSD_PORT": str(self.relay.port), "HOST": "127.0.0.1", "PORT": str(self.app_port),
            # Several reports per flush, so that there is something to aggregate.
            "REPORT_INTERVAL_MS": "1000",
        }
        self.start("app", [tool("node"), str(APP / "src/main.mjs")], self.app_environment)
        healthy = [tool("node"), str(APP / "src/healthcheck.mjs")]
        until(lambda: subprocess.run(
            healthy, env=self.app_environment, capture_output=True).returncode == 0,
            "a healthy app", 10)

    def send_timings(self, key, *milliseconds):
        """Sends timings through the app's own client. collectd, unlike StatsD, cuts a timing down
        to whole milliseconds and leaves out those of none, so the short ones of an idle app tell
        nothing of how they are counted and averaged."""
        module = (APP / "src/statsd-client.mjs").as_uri()
        script = (
            f"import({json.dumps(module)}).then(async ({{ StatsDClient }}) => {{"
            f"  const client = new StatsDClient({{ host: 'localhost', port: {self.relay.port} }});"
            f"  for (const time of {json.dumps(milliseconds)}) client.timing('{key}', time);"
            "  await client.close();"
            "})"
        )
        subprocess.run([tool("node"), "-e", script], check=True, timeout=10)

    # Processes.

    def start(self, name, command, environment=None, **options):
        with open(self.directory / f"{name}.log", "wb") as log:
            # A container's runtime hands its standard output to the container's user likewise.
            os.fchown(log.fileno(), options.get("user", -1), options.get("group", -1))
            self.processes[name] = subprocess.Popen(
                command, env=environment or {"PATH": os.environ["PATH"]}, cwd=self.directory,
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                **options)

    def log(self, name):
        return (self.directory / f"{name}.log").read_text(errors="replace")[-4000:]

    def ask_to_stop(self, name, seconds=20):
        process = self.processes[name]
        process.send_signal(signal.SIGTERM)
        return process.wait(seconds)

    def stop(self):
        """Ends whatever still runs, politely first; leaves no process and no file."""
        # graphite's programs have sessions of their own, and must not outlive a killed parent.
        families = [pid for process in self.processes.values() if process.poll() is None
                    for pid in [process.pid, *children(process.pid)]]
        for process in self.processes.values():
            if process.poll() is None:
                process.terminate()
        deadline = time.monotonic() + 8
        for process in self.processes.values():
            try:
                process.wait(max(deadline - time.monotonic(), 0.1))
            except subprocess.TimeoutExpired:
                for pid in families:
                    try:
                        os.killpg(pid, signal.SIGKILL)
                    except ProcessLookupError:
                        continue
                process.wait()
        if hasattr(self, "relay"):
            self.relay.socket.close()
        shutil.rmtree(self.directory, ignore_errors=True)

    # What has arrived.

    def file(self, kind, key):
        """The whisper file of one value that collectd derives from a metric."""
        prefix = self.statsd["graphite"]["globalPrefix"]
        path = f"{prefix}.collectd.statsd.{kind.format(key)}".replace(".", "/")
        return self.storage / "whisper" / f"{path}.wsp"

    def points(self, kind, key):
        """The time and value of every point in the finest archive."""
        path = str(self.file(kind, key))
        if not os.path.exists(path):
            return []
        now = int(time.time())
        (start, _, step), values = whisper.fetch(path, now - 300, now, now)
        assert step == whisper.info(path)["archives"][0]["secondsPerPoint"]
        return [(start + index * step, value)
                for index, value in enumerate(values) if value is not None]

    def get(self, path):
        with urllib.request.urlopen(
            f"http://127.0.0.1:{self.http_port}{path}", timeout=10
        ) as response:
            return response.headers, response.read()

    def get_json(self, path):
        return json.loads(self.get(path)[1])


def container_user():
    """How to start a program as the container's user: nothing unless root, who can do so."""
    if os.geteuid() != 0:
        return {}
    options = {"user": CONTAINER_USER, "group": CONTAINER_USER, "extra_groups": []}
    try:
        subprocess.run(
            [sys.executable, str(GRAPHITE / "healthcheck.py")], capture_output=True,
            env={"GRAPHITE_HTTP_PORT": "1", "GRAPHITE_LINE_PORT": "1"}, **options)
    except PermissionError as error:
        print(f"as root: user {CONTAINER_USER} cannot read the checkout ({error})")
        return {}
    return options


def children(pid):
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.exists() else []


COUNTER = "count-{}"
GAUGE = "gauge-{}"
COUNT = "gauge-{}-count"
AVERAGE = "latency-{}-average"
LOWER = "latency-{}-lower"
UPPER = "latency-{}-upper"


class MetricsFlow(unittest.TestCase):
    """One story, told once in `setUpClass`; the tests look at what it left behind."""

    @classmethod
    def setUpClass(cls):
        signal.signal(signal.SIGALRM, cls.too_slow)
        signal.alarm(TIME_LIMIT)
        cls.addClassCleanup(signal.alarm, 0)
        cls.stack = stack = Stack()
        cls.addClassCleanup(stack.stop)
        try:
            cls.tell(stack)
        except Exception:
            for name in stack.processes:
                print(f"--- {name}\n{stack.log(name)}")
            raise

    @staticmethod
    def too_slow(*_):
        raise AssertionError(f"not finished after {TIME_LIMIT} s")

    @classmethod
    def tell(cls, stack):
        stack.start_graphite()
        stack.start_statsd()
        stack.start_app()
        for _ in range(3):
            urllib.request.urlopen(f"http://127.0.0.1:{stack.app_port}/", timeout=5).close()

        stack.send_timings("probe.wait", 250, 750)

        # Two whole flushes, then the app leaves and a last flush carries what it sent.
        until(lambda: len(stack.points(GAUGE, "app.resident_memory")) >= 2, "two flushes", 35)
        cls.app_exit = stack.ask_to_stop("app")
        sent = len(stack.relay.values("app.heartbeats", "c"))
        until(lambda: sum(value for _, value in stack.points(COUNTER, "app.heartbeats")) >= sent,
              "the last flush", 20)
        stack.ask_to_stop("statsd")

        # What the web server says, while carbon runs.
        cls.rendered = stack.get_json(
            "/render?format=json&from=-5min&target=stats.collectd.statsd.gauge-app.resident_memory")
        cls.found = stack.get_json("/metrics/find?query=stats.collectd.statsd.*")
        cls.picture = stack.get("/render?from=-5min&target=stats.collectd.statsd.gauge-app.*")[1]
        cls.static = stack.get("/static/css/default.css")[0]
        cls.burst(stack)
        cls.listening = listening_addresses(stack)
        cls.graphite_exit = stack.ask_to_stop("graphite", 40)

    @classmethod
    def burst(cls, stack):
        """Sends a thousand points of forty new keys and, with the next breath, asks for a stop."""
        cls.burst_time = int(time.time()) // 10 * 10
        lines = [
            f"stats.gauges.burst.k{key} {key + index} {cls.burst_time - 10 * index}\n"
            for key in range(40) for index in range(25)
        ]
        with socket.create_connection(("127.0.0.1", stack.line_port)) as connection:
            connection.sendall("".join(lines).encode())
            connection.shutdown(socket.SHUT_WR)
            # Read to the end of carbon's side: what was sent is in its cache.
            connection.settimeout(5)
            while connection.recv(1024):
                pass

    def test_the_gauge_is_what_the_app_sent(self):
        sent = self.stack.relay.values("app.resident_memory", "g")
        stored = [value for _, value in self.stack.points(GAUGE, "app.resident_memory")]
        self.assertGreaterEqual(len(stored), 2)
        for value in stored:
            self.assertIn(value, sent)
        self.assertEqual(stored[-1], sent[-1], "the last one sent is the last one stored")

    def test_the_counter_adds_up_to_every_heartbeat_sent(self):
        for key in ("app.heartbeats", "app.requests"):
            stored = sum(value for _, value in self.stack.points(COUNTER, key))
            self.assertEqual(stored, sum(self.stack.relay.values(key, "c")), key)
        self.assertEqual(sum(self.stack.relay.values("app.requests", "c")), 3)

    def test_timings_are_counted_averaged_and_bounded(self):
        for kind, expected in ((COUNT, 2), (AVERAGE, 0.5), (LOWER, 0.25), (UPPER, 0.75)):
            [(_, stored)] = self.stack.points(kind, "probe.wait")
            self.assertAlmostEqual(stored, expected, places=6, msg=kind)

    def test_the_apps_own_timing_arrives(self):
        sent = self.stack.relay.values("app.event_loop_delay", "ms")
        self.assertEqual(len(sent), len(self.stack.relay.values("app.heartbeats", "c")))
        stored = [value for _, value in self.stack.points(AVERAGE, "app.event_loop_delay")]
        self.assertGreaterEqual(len(stored), 2)
        self.assertLessEqual(max(stored), max(sent) / 1000)

    def test_points_are_one_flush_interval_apart(self):
        interval = self.stack.statsd["flushInterval"] // 1000
        for kind, key in ((GAUGE, "app.resident_memory"), (COUNTER, "app.heartbeats")):
            archive = whisper.info(str(self.stack.file(kind, key)))["archives"][0]
            self.assertEqual(archive["secondsPerPoint"], interval)
            times = [time for time, _ in self.stack.points(kind, key)]
            self.assertEqual(
                [later - earlier for earlier, later in zip(times, times[1:])],
                [interval] * (len(times) - 1), f"a gap or a collision in {key}: {times}")

    def test_files_have_the_archives_and_the_aggregation_of_the_container(self):
        info = whisper.info(str(self.stack.storage / "whisper/stats/gauges/burst/k0.wsp"))
        self.assertEqual(info["aggregationMethod"], "last")
        self.assertEqual(info["xFilesFactor"], 0)
        schemas = (GRAPHITE / "conf/storage-schemas.conf").read_text()
        retentions = re.search(r"\^stats\\\.\nretentions = (.+)", schemas)[1]
        self.assertEqual(
            [(archive["secondsPerPoint"], archive["points"]) for archive in info["archives"]],
            [whisper.parseRetentionDef(text) for text in retentions.split(",")])

    def test_graphite_web_renders_what_is_stored(self):
        [series] = self.rendered
        rendered = [value for value, _ in series["datapoints"] if value is not None]
        stored = [value for _, value in self.stack.points(GAUGE, "app.resident_memory")]
        self.assertEqual(rendered, stored)
        self.assertTrue(self.picture.startswith(b"\x89PNG"))
        self.assertIn("gauge-app", [node["text"] for node in self.found])

    def test_nginx_serves_the_static_files_itself(self):
        self.assertEqual(self.static["Content-Type"], "text/css")
        self.assertEqual(self.static["Server"], "nginx")

    def test_a_stop_loses_no_point(self):
        self.assertEqual(self.app_exit, 0)
        self.assertEqual(self.graphite_exit, 0, self.stack.log("graphite"))
        for key in range(40):
            path = str(self.stack.storage / f"whisper/stats/gauges/burst/k{key}.wsp")
            (_, _, _), values = whisper.fetch(
                path, self.burst_time - 250, self.burst_time, self.burst_time + 1)
            self.assertEqual(values, [float(key + index) for index in reversed(range(25))])

    def test_nothing_is_written_outside_the_storage_and_the_run_directory(self):
        self.assertEqual(
            sorted(path.name for path in self.stack.storage.iterdir()),
            ["graphite.db", "lists", "whisper"])

    def test_everything_listened_on_loopback(self):
        self.assertTrue(self.listening)
        self.assertEqual([address for address in self.listening if address != "127.0.0.1"], [])


def listening_addresses(stack):
    """The addresses on which the programs of the stack accept TCP connections."""
    inodes = set()
    pids = [process.pid for process in stack.processes.values() if process.poll() is None]
    for pid in [*pids, *(child for pid in pids for child in children(pid))]:
        for link in Path(f"/proc/{pid}/fd").iterdir():
            try:
                target = os.readlink(link)
            except OSError:
                continue
            if match := re.match(r"socket:\[(\d+)\]", target):
                inodes.add(match[1])
    addresses = []
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        for line in Path(table).read_text().splitlines()[1:]:
            fields = line.split()
            if fields[3] == "0A" and fields[9] in inodes:
                packed = bytes.fromhex(fields[1].split(":")[0])[::-1]
                addresses.append(
                    socket.inet_ntoa(packed) if len(packed) == 4 else fields[1])
    return addresses


if __name__ == "__main__":
    unittest.main()
