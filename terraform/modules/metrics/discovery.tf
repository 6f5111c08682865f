resource "aws_service_discovery_private_dns_namespace" "this" {
  name        = "${var.environment}.metrics.internal"
  description = "Names of the services in the metrics cluster"
  vpc         = var.workload_vpc_id
}

resource "aws_service_discovery_service" "statsd" {
  name        = "statsd"
  description = "Addresses of the statsd tasks"

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.this.id
    routing_policy = "MULTIVALUE"

    dns_records {
      ttl  = 10
      type = "A"
    }
  }
}

resource "aws_service_discovery_service" "graphite" {
  name        = "graphite"
  description = "Addresses of the graphite tasks"

  dns_config {
    namespace_id   = aws_service_discovery_private_dns_namespace.this.id
    routing_policy = "MULTIVALUE"

    dns_records {
      ttl  = 10
      type = "A"
    }
  }
}
