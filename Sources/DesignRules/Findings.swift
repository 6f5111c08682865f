import Topology

/// What the design rules found in an architecture.
public struct Findings: Hashable, Sendable {
  /// What nobody has accepted, and acceptances that cover nothing (PLB199).
  public let open: [Diagnostic]
  /// What the author accepts, with the reason.
  public let accepted: [Finding]

  public init(open: [Diagnostic], accepted: [Finding]) {
    self.open = open
    self.accepted = accepted
  }

  /// All of them, the open ones first.
  public var all: [Finding] { open.map { Finding($0) } + accepted }
}
