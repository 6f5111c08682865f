import Topology

/// What is declared about a ``Service``; written with ``Listens``, ``Sends``, ``Mounts``,
/// ``LoadBalanced``, ``Variable`` and ``Secret``.
public enum ServiceMember: Sendable {
  case listens(Listens)
  case sends(Sends)
  case mounts(Mounts)
  case loadBalanced(LoadBalanced)
  case variable(Variable)
  case secret(Secret)
}

/// A port that the service's container accepts connections on.
public struct Listens: Hashable, Sendable {
  let service: ServiceProtocol
  let location: SourceLocation

  /// - Parameter service: The protocol with its port, 1 to 65535 (PLB010).
  public init(_ service: ServiceProtocol, fileID: String = #fileID, line: Int = #line) {
    self.service = service
    location = SourceLocation(file: fileID, line: line)
  }
}

/// A connection that the service opens. Security group rules on both sides, the target's entry in
/// service discovery and the variables `<PREFIX>_HOST` and `<PREFIX>_PORT` follow from it.
///
/// The target may be in another VPC. Then the security groups name the VPCs' blocks, and the target's
/// names are known in both; the routes between them, and the firewall's rules, are yours to declare.
public struct Sends: Hashable, Sendable {
  enum Target: Hashable, Sendable {
    case service(String)
    case internet
  }

  let service: ServiceProtocol
  let target: Target
  /// What the names of the variables begin with.
  let prefix: String
  let location: SourceLocation

  /// - Parameters:
  ///   - target: The service that accepts the connection, by name; as `<cluster>/<service>` where
  ///     two clusters have one of that name.
  ///   - prefix: What the names of the two variables begin with; by default the protocol's name in
  ///     capitals.
  public init(
    _ service: ServiceProtocol, to target: String, prefix: String? = nil,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.service = service
    self.target = .service(target)
    self.prefix = prefix ?? Words.snake(service.name).uppercased()
    location = SourceLocation(file: fileID, line: line)
  }

  private init(_ service: ServiceProtocol, target: Target, location: SourceLocation) {
    self.service = service
    self.target = target
    prefix = ""
    self.location = location
  }

  /// A connection to any address outside; which of them the firewall lets through is its own
  /// matter.
  public static func toInternet(
    _ service: ServiceProtocol, fileID: String = #fileID, line: Int = #line
  ) -> Sends {
    Sends(service, target: .internet, location: SourceLocation(file: fileID, line: line))
  }
}

/// A file system mounted into the service's container.
public struct Mounts: Hashable, Sendable {
  let fileSystem: String
  let path: String
  let location: SourceLocation

  /// - Parameters:
  ///   - fileSystem: The name of a ``FileSystem`` of the same VPC (PLB002, PLB025).
  ///   - path: The absolute folder in the container.
  public init(
    _ fileSystem: String, at path: String, fileID: String = #fileID, line: Int = #line
  ) {
    self.fileSystem = fileSystem
    self.path = path
    location = SourceLocation(file: fileID, line: line)
  }
}

/// An internal Network Load Balancer in front of the service, with one fixed address per zone.
///
/// A task's address changes with every deployment; the load balancer's do not, so that a load
/// balancer in another VPC can name them as targets.
public struct LoadBalanced: Hashable, Sendable {
  let service: ServiceProtocol
  let healthCheck: ServiceProtocol?
  let hostNumber: Int?
  let isProtected: Bool
  let location: SourceLocation

  /// - Parameters:
  ///   - healthCheck: What the service listens for over TCP and is asked whether it is healthy; by
  ///     default what the load balancer sends. A protocol over UDP needs one (PLB083), since nothing
  ///     answers a health check there.
  ///   - hostNumber: Which address of each subnet it takes (PLB082); by default the next free one
  ///     from 10 up, in the order of declaration.
  ///   - isProtected: Whether deletion is refused.
  public init(
    _ service: ServiceProtocol, healthCheck: ServiceProtocol? = nil, hostNumber: Int? = nil,
    isProtected: Bool = true, fileID: String = #fileID, line: Int = #line
  ) {
    self.service = service
    self.healthCheck = healthCheck
    self.hostNumber = hostNumber
    self.isProtected = isProtected
    location = SourceLocation(file: fileID, line: line)
  }
}

/// An environment variable of the service's container.
public struct Variable: Hashable, Sendable {
  let name: String
  let value: Value

  /// - Parameters:
  ///   - name: Unique in the container, variables of ``Sends`` and ``Secret`` included (PLB001).
  ///   - value: A text, an attribute of an element, an input or a fact of the environment. A secret
  ///     goes into a ``Secret``.
  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }
}

/// A secret in Secrets Manager that the container gets as an environment variable. The value is
/// set outside of Terraform and never enters its state.
public struct Secret: Hashable, Sendable {
  let variable: String
  let title: String
  let recoveryWindow: Int?
  let location: SourceLocation

  /// - Parameter recoveryWindow: Days for which a deleted secret can be restored and its name is
  ///   taken: 7 to 30, or 0 to lose it at once, so that an environment can be destroyed and made
  ///   again; by default that of ``Defaults``.
  public init(
    _ variable: String, title: String, recoveryWindow: Int? = nil, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.variable = variable
    self.title = title
    self.recoveryWindow = recoveryWindow
    location = SourceLocation(file: fileID, line: line)
  }
}

/// Collects what is declared about a service.
@resultBuilder
public enum ServiceBuilder {
  public static func buildExpression(_ member: Listens) -> [ServiceMember] { [.listens(member)] }
  public static func buildExpression(_ member: Sends) -> [ServiceMember] { [.sends(member)] }
  public static func buildExpression(_ member: Mounts) -> [ServiceMember] { [.mounts(member)] }
  public static func buildExpression(_ member: LoadBalanced) -> [ServiceMember] {
    [.loadBalanced(member)]
  }
  public static func buildExpression(_ member: Variable) -> [ServiceMember] { [.variable(member)] }
  public static func buildExpression(_ member: Secret) -> [ServiceMember] { [.secret(member)] }
  public static func buildBlock(_ members: [ServiceMember]...) -> [ServiceMember] {
    members.flatMap { $0 }
  }
  public static func buildOptional(_ members: [ServiceMember]?) -> [ServiceMember] {
    members ?? []
  }
  public static func buildEither(first: [ServiceMember]) -> [ServiceMember] { first }
  public static func buildEither(second: [ServiceMember]) -> [ServiceMember] { second }
  public static func buildArray(_ members: [[ServiceMember]]) -> [ServiceMember] {
    members.flatMap { $0 }
  }
}
