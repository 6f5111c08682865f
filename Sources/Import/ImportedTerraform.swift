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

  /// Reads plan JSON, state JSON or a raw state.
  ///
  /// - Parameter name: What to call it, lowercase with hyphens.
  package init(_ bytes: [UInt8], name: String) throws(ImportError) {
    let document = try TerraformDocument(bytes)
    try self.init(document, name: name)
  }

  init(_ document: TerraformDocument, name: String) throws(ImportError) {
    kind = document.kind
    let resolver = ReferenceResolver(document)
    let identities = document.instances.map { ElementID(address: $0) }
    var resources: [Resource] = []
    var edges: [Edge] = []
    for (index, instance) in document.instances.enumerated()
    where instance.isOfAWS && !instance.isData {
      var reader = ArgumentReader(resolver, identities, index)
      let arguments = reader.arguments()
      edges += reader.edges
      resources.append(
        Resource(
          id: identities[index], type: instance.type, name: instance.name, arguments: arguments,
          title: ResourceTitle.of(instance), origin: .state(address: instance.address)))
    }
    guard !resources.isEmpty else { throw .noResources }
    self.edges = edges
    surroundings = Surroundings(document)
    topology = TopologyBuilder(surroundings, resources, name: name).topology
  }
}
