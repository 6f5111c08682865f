import Topology

/// Where an ``ApplicationLoadBalancer`` sends requests: all that no other takes, or those for
/// certain hosts and paths.
///
/// ```swift
/// ApplicationLoadBalancer(
///   "front", certificate: .input("certificate_arn"), clients: .anywhere
/// ) {
///   Forwards(to: "web")
///   Forwards(to: "api", paths: ["/api/*"], priority: 10, healthCheckPath: "/api/health")
///   Forwards(to: "admin", hosts: ["admin.example.com"], priority: 20)
/// }
/// ```
/// A service of the load balancer's own VPC gets the requests itself; one of another VPC is
/// ``LoadBalanced``, since the addresses of its tasks change.
///
/// Source: Elastic Load Balancing user guide, "Listener rules for your Application Load Balancer".
public struct Forwards: Hashable, Sendable {
  let target: String
  let service: ServiceProtocol?
  let hosts: [String]
  let paths: [String]
  /// Nil for what takes every request that no other does.
  let priority: Int?
  let givenName: String?
  let healthCheckPath: String
  let location: SourceLocation

  /// What its rule and target group are called.
  var name: String { givenName ?? target.split(separator: "/").last.map(String.init) ?? target }

  /// Every request that no other `Forwards` takes. Without one such a request is answered with 404.
  ///
  /// - Parameters:
  ///   - target: A service, by its name or by `<cluster>/<service>`.
  ///   - service: What the service listens for; by default the only thing over TCP.
  ///   - healthCheckPath: The path that answers with 200 when the service is healthy.
  public init(
    to target: String, over service: ServiceProtocol? = nil, healthCheckPath: String = "/",
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      target, service, [], [], nil, nil, healthCheckPath, SourceLocation(file: fileID, line: line))
  }

  /// The requests for any of the hosts and any of the paths.
  ///
  /// - Parameters:
  ///   - target: A service, by its name or by `<cluster>/<service>`.
  ///   - service: What the service listens for; by default the only thing over TCP.
  ///   - hosts: Names, with `*` and `?`; none for every host.
  ///   - paths: Paths, with `*` and `?`; none for every path.
  ///   - priority: 1 to 50000: the rule with the lowest number that fits decides (PLB019). It is
  ///     given, and not counted, so that a rule more changes no other.
  ///   - name: What the rule and the target group are called; by default as the service (PLB001).
  ///   - healthCheckPath: The path that answers with 200 when the service is healthy.
  public init(
    to target: String, over service: ServiceProtocol? = nil, hosts: [String] = [],
    paths: [String] = [], priority: Int, name: String? = nil, healthCheckPath: String = "/",
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      target, service, hosts, paths, priority, name, healthCheckPath,
      SourceLocation(file: fileID, line: line))
  }

  private init(
    _ target: String, _ service: ServiceProtocol?, _ hosts: [String], _ paths: [String],
    _ priority: Int?, _ name: String?, _ healthCheckPath: String, _ location: SourceLocation
  ) {
    self.target = target
    self.service = service
    self.hosts = hosts
    self.paths = paths
    self.priority = priority
    givenName = name
    self.healthCheckPath = healthCheckPath
    self.location = location
  }
}
