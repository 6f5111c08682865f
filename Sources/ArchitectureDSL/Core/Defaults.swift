import Topology

/// How long things are kept where a component says nothing itself.
///
/// ```swift
/// Defaults(logRetention: 30, secretRecoveryWindow: 0)
/// ```
/// Declared once in a region, and differently for each environment where it must be: development
/// that is destroyed and made again wants its secrets' names back at once.
public struct Defaults: RegionMember {
  let logRetention: Int
  let secretRecoveryWindow: Int
  let location: SourceLocation

  /// - Parameters:
  ///   - logRetention: Days to keep logs (PLB019): those of services, flows, firewalls and load
  ///     balancers.
  ///   - secretRecoveryWindow: Days for which a deleted secret can be restored and its name is
  ///     taken: 7 to 30, or 0 to lose it at once (PLB019).
  public init(
    logRetention: Int = RetentionDefaults.standard.logs,
    secretRecoveryWindow: Int = RetentionDefaults.standard.secrets,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.logRetention = logRetention
    self.secretRecoveryWindow = secretRecoveryWindow
    location = SourceLocation(file: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    if LogRetentionDays.areValid(logRetention) {
      registry.retention.logs = logRetention
    } else {
      registry.diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "logs cannot be kept for \(logRetention) days",
          detail: LogRetentionDays.why, remedy: LogRetentionDays.remedy(logRetention),
          location: location))
    }
    if secretRecoveryWindow == 0 || (7...30).contains(secretRecoveryWindow) {
      registry.retention.secrets = secretRecoveryWindow
    } else {
      registry.diagnostics.append(
        Diagnostic(
          .invalidArgument,
          summary: "a deleted secret cannot be kept for \(secretRecoveryWindow) days",
          detail: "Secrets Manager keeps one for 7 to 30 days, or loses it at once.",
          remedy: "Write 0, or 7 to 30.", location: location))
    }
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {}
}

/// How long things are kept where nobody says so.
public struct RetentionDefaults: Hashable, Sendable {
  /// Days for which logs are kept, one of those that CloudWatch Logs knows.
  public internal(set) var logs: Int
  /// Days for which a deleted secret can be restored: 0 for not at all, or 7 to 30.
  public internal(set) var secrets: Int

  /// Logs for a year, secrets for 30 days.
  public static let standard = RetentionDefaults(logs: 365, secrets: 30)
}
