import Import
import ImportCases
import Reachability
import Topology

/// A packet of a real plan whose fate was worked out by hand.
struct Question: Sendable, CustomStringConvertible {
  enum Answer: Sendable {
    /// It arrives, or leaves for the internet.
    case reaches
    /// Something refuses it or has no route; its text or that of a blocker says this.
    case fails(by: String)
  }

  let name: String
  let plan: String
  let source: String
  let destination: String
  var transport = IPProtocol.tcp
  var port: UInt16 = 443
  var serverName: String?
  let right: Answer
  /// The cause with which it may be unknown; nil where it has to be known.
  var unknown: String?

  var description: String { "\(name): \(source) to \(destination)" }

  /// Every way that the packet may take, from the plan's JSON alone.
  func traces() throws -> [Trace] {
    let imported = try ImportedTerraform(ImportCase(plan).plan, name: plan)
    guard let source = Endpoint(source), let destination = Endpoint(destination) else { return [] }
    return NetworkModel(imported.topology).trace(
      FlowQuery(
        from: source, to: destination, transport, port: port,
        serverName: serverName.map { ServerName($0, in: port == 80 ? .http : .tls) }))
  }

  /// What is wrong with the trace; nil where it is right, or unknown as it may be.
  func fault(of trace: Trace) -> String? {
    if case .unknown(let feature) = trace.verdict {
      let features = Set(trace.unknowns.map(\.feature) + [feature.feature])
      guard let unknown else { return "unknown: \(features.sorted())" }
      return features.contains { $0.contains(unknown) } ? nil : "unknown by \(features.sorted())"
    }
    switch right {
    case .reaches: return trace.verdict.isSuccess ? nil : "\(trace.verdict)"
    case .fails(let text):
      guard !trace.verdict.isSuccess else { return "it arrives" }
      let said = trace.blockers.map(\.reason.description) + ["\(trace.verdict)"]
      return said.contains { $0.contains(text) } ? nil : "fails by \(said)"
    }
  }
}
