locals {
  services = toset(["app", "graphite", "statsd"])
}
