/// A topology with its elements found by identity.
///
/// Made once where many look-ups follow; the topology itself stays a plain value.
public struct TopologyIndex: Sendable {
  /// The model that is looked up in.
  public let topology: Topology
  private let resourcesByID: [ElementID: Int]
  private let componentsByID: [ElementID: Int]

  /// An index of the model as it is now.
  public init(_ topology: Topology) {
    self.topology = topology
    // The first of two elements of one name wins here; validation reports the second (PLB001).
    resourcesByID = Dictionary(
      topology.resources.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
    componentsByID = Dictionary(
      topology.components.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: min)
  }

  /// The resource of this identity; nil where there is none.
  public func resource(_ id: ElementID) -> Resource? {
    resourcesByID[id].map { topology.resources[$0] }
  }

  /// The component of this identity; nil where there is none.
  public func component(_ id: ElementID) -> ComponentRecord? {
    componentsByID[id].map { topology.components[$0] }
  }

  /// The resource that an argument refers to, where it is a plain reference.
  public func target(of resource: Resource, _ argument: String) -> Resource? {
    guard case .reference(let reference)? = resource[argument] else { return nil }
    return self.resource(reference.element)
  }
}
