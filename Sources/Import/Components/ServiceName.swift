import Topology

/// What usually listens on a port.
///
/// Source: IANA, "Service Name and Transport Protocol Port Number Registry"; AWS, the default ports
/// of Amazon RDS, ElastiCache, Redshift, MSK and EFS.
enum ServiceName {
  static func of(_ port: Int, _ transport: TransportProtocol) -> String {
    if transport == .udp { return port == 53 ? "DNS" : port == 123 ? "NTP" : "Datagrams" }
    return names[port] ?? "Connections"
  }

  private static let names: [Int: String] = [
    22: "SSH", 25: "SMTP", 53: "DNS", 80: "HTTP", 389: "LDAP", 443: "HTTPS", 465: "SMTP",
    587: "SMTP", 636: "LDAP", 1433: "SQL Server", 1521: "Oracle", 2049: "NFS", 3306: "MySQL",
    3389: "RDP", 5432: "PostgreSQL", 5439: "Redshift", 5671: "AMQP", 6379: "Redis", 8080: "HTTP",
    8443: "HTTPS", 9092: "Kafka", 9094: "Kafka", 9200: "OpenSearch", 11211: "Memcached",
    27017: "MongoDB",
  ]
}
