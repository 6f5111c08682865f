"""The containers' configuration files agree with each other."""

import configparser
import json
import os
import re
import subprocess
import unittest

import whisper

from support import APP, GRAPHITE, STATSD, statsd_configuration, tool


def sections(name):
    """The sections of a configuration file of Graphite, in their order."""
    parser = configparser.RawConfigParser()
    parser.optionxform = str
    with open(GRAPHITE / "conf" / name) as file:
        parser.read_file(file)
    return [(section, dict(parser[section])) for section in parser.sections()]


def first_match(name, key):
    return next(values for _, values in sections(name) if re.search(values["pattern"], key))


def archives(key):
    retentions = first_match("storage-schemas.conf", key)["retentions"]
    return [whisper.parseRetentionDef(text) for text in retentions.split(",")]


def app_settings(**environment):
    script = (
        f"import('{(APP / 'src/settings.mjs').as_uri()}')"
        ".then(m => console.log(JSON.stringify(m.readSettings(process.env))))"
    )
    output = subprocess.run(
        [tool("node"), "-e", script], env={"PATH": os.environ["PATH"], **environment},
        check=True, capture_output=True, text=True).stdout
    return json.loads(output)


class Configuration(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.statsd = statsd_configuration(GRAPHITE_HOST="graphite")
        cls.app = app_settings(NODE_ENV="production", STATSD_HOST="statsd")
        cls.carbon = dict(sections("carbon.conf"))["cache"]

    def test_flush_interval_is_the_finest_resolution_of_every_key_statsd_writes(self):
        for key in self.statsd_keys():
            step, _ = archives(key)[0]
            self.assertEqual(self.statsd["flushInterval"], step * 1000, key)

    def test_the_app_reports_at_least_once_per_flush(self):
        self.assertLessEqual(self.app["reportInterval"], self.statsd["flushInterval"])

    def test_every_archive_list_is_one_whisper_accepts(self):
        for name, values in sections("storage-schemas.conf"):
            with self.subTest(name):
                whisper.validateArchiveList(
                    [whisper.parseRetentionDef(text) for text in values["retentions"].split(",")])

    def test_every_key_has_a_schema_and_an_aggregation(self):
        for name in ("storage-schemas.conf", "storage-aggregation.conf"):
            self.assertEqual(sections(name)[-1][1]["pattern"], ".*", name)

    def test_aggregation_suits_what_statsd_writes(self):
        for key, method in {
            "stats.counters.app.heartbeats.count": "sum",
            "stats.counters.app.heartbeats.rate": "average",
            "stats.timers.app.response_time.count": "sum",
            "stats.timers.app.response_time.count_95": "sum",
            "stats.timers.app.response_time.count_ps": "average",
            "stats.timers.app.response_time.sum": "sum",
            "stats.timers.app.response_time.sum_99": "sum",
            "stats.timers.app.response_time.lower": "min",
            "stats.timers.app.response_time.upper": "max",
            "stats.timers.app.response_time.upper_95": "max",
            "stats.timers.app.response_time.mean_95": "average",
            "stats.timers.app.response_time.median": "average",
            "stats.gauges.app.resident_memory": "last",
            "stats.gauges.app.open_files.count": "last",
            "stats.sets.app.visitors.count": "sum",
        }.items():
            values = first_match("storage-aggregation.conf", key)
            self.assertEqual(values["aggregationMethod"], method, key)
            self.assertIn(method, whisper.aggregationMethods)

    def test_idle_keys_survive_aggregation(self):
        self.assertTrue(self.statsd["deleteIdleStats"])
        for name, values in sections("storage-aggregation.conf"):
            self.assertEqual(float(values["xFilesFactor"]), 0, name)

    def test_the_app_sends_where_statsd_listens(self):
        [server] = self.statsd["servers"]
        self.assertEqual(server["server"], "./servers/udp")
        self.assertEqual(server["port"], self.app["statsd"]["port"])
        self.assertEqual(exposed(STATSD), [f"{server['port']}/udp"])

    def test_statsd_flushes_to_where_carbon_listens(self):
        port = int(self.carbon["LINE_RECEIVER_PORT"])
        self.assertEqual(self.statsd["graphiteProtocol"], "text")
        self.assertEqual(self.statsd["graphitePort"], port)
        self.assertIn(f"{port}/tcp", exposed(GRAPHITE))

    def test_nothing_but_the_line_protocol_is_open_to_the_network(self):
        self.assertEqual(self.carbon["PICKLE_RECEIVER_PORT"], "0")
        self.assertEqual(self.carbon["ENABLE_UDP_LISTENER"], "False")
        self.assertEqual(self.carbon["CACHE_QUERY_INTERFACE"], "127.0.0.1")
        self.assertEqual(self.statsd["mgmt_address"], "127.0.0.1")

    def test_graphite_web_asks_the_port_where_carbon_answers(self):
        settings = (GRAPHITE / "conf/graphite_settings.py").read_text()
        self.assertIn(f'"127.0.0.1:{self.carbon["CACHE_QUERY_PORT"]}"', settings)
        self.assertIn(f'= "{self.carbon["CARBON_METRIC_PREFIX"]}"', settings)

    def test_web_servers_listen_on_the_exposed_port(self):
        self.assertIn("listen 8080;", (GRAPHITE / "conf/nginx.conf").read_text())
        self.assertIn("8080/tcp", exposed(GRAPHITE))
        self.assertEqual(exposed(APP), [f"{self.app['http']['port']}/tcp"])

    def statsd_keys(self):
        graphite = self.statsd["graphite"]
        self.assertFalse(graphite["legacyNamespace"])
        for kind in ("prefixCounter", "prefixTimer", "prefixGauge", "prefixSet"):
            yield f"{graphite['globalPrefix']}.{graphite[kind]}.app.anything"
        yield f"{graphite['globalPrefix']}.{self.statsd['prefixStats']}.numStats"


def exposed(container):
    """The ports every runtime of a Dockerfile exposes, without repetition."""
    ports = []
    for line in (container / "Dockerfile").read_text().splitlines():
        if line.startswith("EXPOSE "):
            ports += [port for port in line.split()[1:] if port not in ports]
    return ports


if __name__ == "__main__":
    unittest.main()
