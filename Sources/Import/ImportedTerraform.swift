import AWSModel
import OrderedCollections
import Topology

/// A plan or state of any Terraform as a model, and what it rests on.
package struct ImportedTerraform: Sendable {
  package let kind: TerraformDocument.Kind
  package let topology: Topology
  /// What each argument names that a plan leaves open; of a state there is none.
  package let edges: [Edge]
  package let surroundings: Surroundings
  /// Blocks that a plan does not tell, and that are taken as not given.
  package let omitted: [OmittedBlocks.Block]
  /// The account and Region of each resource, as far as they are known.
  package let places: [ElementID: ResourcePlace]
  /// The address of each resource's provider, for example `aws.peer`.
  let providers: [ElementID: String]
  /// The arguments that the configuration gives each resource; a state has no configuration.
  package let given: [ElementID: Set<String>]
  /// The addresses of what goes on existing and is no longer managed.
  package var forgotten: [String] = []

  init(
    kind: TerraformDocument.Kind, topology: Topology, edges: [Edge], surroundings: Surroundings,
    places: [ElementID: ResourcePlace], providers: [ElementID: String],
    omitted: [OmittedBlocks.Block], given: [ElementID: Set<String>]
  ) {
    self.given = given
    self.places = places
    self.providers = providers
    self.omitted = omitted
    self.kind = kind
    self.topology = topology
    self.edges = edges
    self.surroundings = surroundings
  }

  /// Reads plan JSON, state JSON or a raw state.
  ///
  /// - Parameters:
  ///   - name: What to call it, lowercase with hyphens.
  ///   - mock: What Terraform says of the ids that the plan does not know; see ``ExactTest``.
  package init(_ bytes: [UInt8], name: String, mock: MockedPlan? = nil) throws(ImportError) {
    let document = try TerraformDocument(bytes)
    kind = document.kind
    var reading = ResourceReading(document, mock)
    reading.read()
    guard !reading.resources.isEmpty else { throw .noResources }
    edges = reading.edges
    omitted = reading.omitted
    given = reading.given
    surroundings = Surroundings(document)
    places = Dictionary(
      reading.resources.map { ($0.id, $0.place ?? ResourcePlace()) },
      uniquingKeysWith: { first, _ in first })
    providers = reading.providers
    let plain = TopologyBuilder(
      surroundings, reading.resources, providers, name: name,
      environment: EnvironmentName.of(document))
    var topology = InferredComponents(plain.topology).topology
    topology.omission = document.omission
    self.topology = topology
    forgotten = document.forgotten
  }
}
