import Foundation
import Import
import Plumbline
import Reachability
import TestSupport
import Testing
import Topology

/// The reference's own Terraform, planned and imported, is the network that the model is.
@Suite struct ReferenceImportTests {
  /// A model, and what imports of its plan make of it.
  struct Pair {
    let model: Topology
    let addresses: [ElementID: String]
    /// From the plan's JSON alone.
    let plain: ImportedTerraform
    /// With the ids of a mocked plan.
    let exact: ImportedTerraform
  }

  private static func pair(_ program: String, _ environment: String) throws -> Pair? {
    guard let terraform = try requireTool("terraform", for: "the imported plan") else { return nil }
    let generated = try GeneratedArchitecture.shared(program)
    let topology = try #require(
      try generated.topologies().first { $0.environment.name == environment })
    let addresses = Dictionary(
      uniqueKeysWithValues: try generated.inventory(environment).compactMap { element in
        element.address.flatMap { address in ElementID(text: element.id).map { ($0, address) } }
      })
    let plan = OfflinePlan(terraform: terraform, folder: generated.folder, topology: topology)
    return try plan.withPlan { json, root in
      let bytes = Array(json.utf8)
      let mock = try ExactRun(bytes, in: root.path).mock()
      return Pair(
        model: topology, addresses: addresses,
        plain: try ImportedTerraform(bytes, name: program),
        exact: try ImportedTerraform(bytes, name: program, mock: mock))
    }
  }

  @Test(arguments: [("architecture", "dev"), ("two-vpcs", "only")])
  func walksAndFailuresAreTheModels(program: String, environment: String) throws {
    guard let pair = try Self.pair(program, environment) else { return }
    #expect(pair.exact.topology.resources.count == pair.model.resources.count)
    // The zone of a namespace is made by AWS and is no resource.
    let open = pair.exact.edges.filter {
      $0.isIdentifier && !$0.causes.isEmpty && $0.argument != "zone_id"
    }
    #expect(open.isEmpty, "\(open)")
    let assumed = pair.exact.edges.flatMap(\.targets).filter { !$0.basis.isProved }
    #expect(assumed.isEmpty, "\(assumed)")

    let model = NetworkModel(pair.model)
    let exact = NetworkModel(pair.exact.topology)
    let plain = NetworkModel(pair.plain.topology)
    var walks = 0
    for flow in model.namedFlows().flatMap(\.legs) {
      let expected = model.trace(flow)
      guard let mapped = pair.mapped(flow) else { continue }
      let found = exact.trace(mapped)
      walks += expected.count
      let differing = Set(expected.map { pair.story($0, isOfModel: true) })
        .symmetricDifference(found.map { pair.story($0, isOfModel: false) })
      #expect(differing.isEmpty, "\(flow): \(differing.sorted().joined(separator: "\n"))")
      // What the plan alone leaves open is unknown, and never another verdict.
      let verdicts = Set(expected.map { Pair.word($0.verdict) })
      for trace in plain.trace(mapped) {
        let word = Pair.word(trace.verdict)
        #expect(word == "unknown" || verdicts.contains(word), "\(flow): \(trace.verdict)")
      }
    }
    #expect(walks > 0)
  }
}

extension ReferenceImportTests.Pair {
  /// The same flow between addresses; nil where an end is nothing that Terraform has.
  func mapped(_ flow: FlowQuery) -> FlowQuery? {
    guard let source = mapped(flow.source), let destination = mapped(flow.destination) else {
      return nil
    }
    var copy = flow
    copy.source = source
    copy.destination = destination
    return copy
  }

  private func mapped(_ endpoint: Endpoint) -> Endpoint? {
    guard case .element(let id) = endpoint else { return endpoint }
    let component = model.components.first { $0.id == id }
    if let component, component.kind == .client, component.primary == nil { return .internet }
    guard let address = addresses[id] ?? component?.primary.flatMap({ addresses[$0] }) else {
      return nil
    }
    return ElementID(text: address).map { .element($0) }
  }

  /// The verdict and every hop, by addresses.
  func story(_ trace: Trace, isOfModel: Bool) -> String {
    let hops = [trace.forward, trace.reply].map { hops in
      hops.map { hop in
        let element = hop.element.map { id in
          isOfModel ? addresses[id] ?? id.description : id.description
        }
        return "\(element ?? "internet") \(hop.zone?.key ?? "")"
      }.joined(separator: " > ")
    }
    return "\(Self.word(trace.verdict)): \(hops.joined(separator: " and back "))"
  }

  static func word(_ verdict: Verdict) -> String {
    switch verdict {
    case .accepted: "accepted"
    case .exits: "exits"
    case .denied: "denied"
    case .noRoute: "no route"
    case .unknown: "unknown"
    }
  }
}
