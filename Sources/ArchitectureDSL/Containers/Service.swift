import Topology

/// A service on Fargate: as many tasks of one container as it needs, in every zone.
///
/// Secure by default: no public address, read-only root file system, no Linux capabilities, a user
/// without rights, roles that allow just what the declarations need. A failed deployment rolls back.
///
/// ```swift
/// Service("statsd", cpu: 256, memory: 512, tasks: 1) {
///   Listens(.statsd)
///   Sends(.carbon, to: "graphite")
/// }
/// ```
public struct Service: Sendable {
  let name: String
  let cpu: Int
  let memory: Int
  let tasks: Int
  let scalesTo: Int?
  let deployment: Deployment
  let user: Int
  let stopTimeout: Int
  let healthCheck: [String]?
  let logRetention: Int?
  let allowsExec: Bool
  let temporaryStorage: Int
  let members: [ServiceMember]
  let location: SourceLocation

  /// How a new version replaces the old one.
  public enum Deployment: Hashable, Sendable {
    /// New tasks start before old ones stop.
    case rolling
    /// The old task stops before the new one starts: for a service that must never run twice.
    case stopBeforeStart
  }

  /// - Parameters:
  ///   - cpu: CPU units of a task; 1024 are one vCPU. Fargate accepts certain pairs only (PLB019).
  ///   - memory: Memory of a task in MiB.
  ///   - tasks: How many run.
  ///   - scalesTo: How many may run under load; nil keeps the number fixed.
  ///   - user: The numeric user and group of the container's process.
  ///   - stopTimeout: Seconds between asking the container to stop and killing it; at most 120.
  ///   - healthCheck: The command that tells whether the container is healthy: a list that begins
  ///     with `CMD`, or with `CMD-SHELL` for a line of the shell (PLB019).
  ///   - logRetention: Days to keep the log; by default those of ``Defaults``.
  ///   - allowsExec: Whether ECS Exec may open a shell in the container. It needs a writable root
  ///     file system.
  ///   - temporaryStorage: MiB of the task's memory that `/tmp` may take. It is the one folder that
  ///     every container can write, whoever its user is, and is gone with the task.
  public init(
    _ name: String, cpu: Int, memory: Int, tasks: Int = 1, scalesTo: Int? = nil,
    deployment: Deployment = .rolling, user: Int = 10001, stopTimeout: Int = 30,
    healthCheck: [String]? = nil, logRetention: Int? = nil, allowsExec: Bool = false,
    temporaryStorage: Int = 64, @ServiceBuilder _ members: () -> [ServiceMember],
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.cpu = cpu
    self.memory = memory
    self.tasks = tasks
    self.scalesTo = scalesTo
    self.deployment = deployment
    self.user = user
    self.stopTimeout = stopTimeout
    self.healthCheck = healthCheck
    self.logRetention = logRetention
    self.allowsExec = allowsExec
    self.temporaryStorage = temporaryStorage
    self.members = members()
    location = SourceLocation(file: fileID, line: line)
  }

  var listens: [Listens] {
    members.compactMap { if case .listens(let member) = $0 { member } else { nil } }
  }
  var sends: [Sends] {
    members.compactMap { if case .sends(let member) = $0 { member } else { nil } }
  }
  var mounts: [Mounts] {
    members.compactMap { if case .mounts(let member) = $0 { member } else { nil } }
  }
  var loadBalanced: LoadBalanced? {
    members.lazy.compactMap { if case .loadBalanced(let member) = $0 { member } else { nil } }.first
  }
  var variables: [Variable] {
    members.compactMap { if case .variable(let member) = $0 { member } else { nil } }
  }
  /// Where every container may write.
  static let temporaryFolder = "/tmp"

  /// A secret's own part of its name; `GRAPHITE_SECRET_KEY` of `graphite` need not name its service
  /// twice.
  func slug(of secret: Secret) -> String {
    let words = secret.variable.lowercased().replacing("_", with: "-")
    let prefix = "\(name)-"
    guard words.hasPrefix(prefix), words.count > prefix.count else { return words }
    return String(words.dropFirst(prefix.count))
  }

  var secrets: [Secret] {
    members.compactMap { if case .secret(let member) = $0 { member } else { nil } }
  }
}
