/// A part of the design as its author named it: a VPC, a service, a firewall.
///
/// Components carry the intent that the resources alone do not: what belongs to what, and what a
/// reader calls it. Diagrams and documents group by them.
public struct ComponentRecord: Hashable, Sendable, Codable, Identifiable {
  /// The component's identity, the first part of that of everything in it.
  public let id: ElementID
  /// What it is.
  public let kind: Kind
  /// What a reader calls it, for example `Inspection VPC`.
  public var title: String
  /// One sentence on what it is for; empty where the author gave none.
  public var summary: String
  /// The component that it is declared in; nil for the outermost ones.
  public let parent: ElementID?
  /// The resource that stands for it, for example the `aws_vpc` of a VPC.
  public var primary: ElementID?
  /// Where it was declared.
  public let origin: Origin

  /// - Parameter primary: The resource that stands for the component where one is asked for.
  public init(
    id: ElementID, kind: Kind, title: String, summary: String = "", parent: ElementID? = nil,
    primary: ElementID? = nil, origin: Origin
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.summary = summary
    self.parent = parent
    self.primary = primary
    self.origin = origin
  }

  /// What sort of component it is.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case vpc
    case transitGateway = "transit-gateway"
    case firewall
    case loadBalancer = "load-balancer"
    case cluster
    case service
    case fileSystem = "file-system"
    case registry = "image-repository"
    case endpoint = "vpc-endpoint"
    case key = "kms-key"
    case client
    case other
  }
}

extension ComponentRecord: Originated {
  /// What the author declared in a Swift file.
  public init(
    id: ElementID, kind: Kind, title: String, summary: String = "", parent: ElementID? = nil,
    primary: ElementID? = nil, location: SourceLocation
  ) {
    self.init(
      id: id, kind: kind, title: title, summary: summary, parent: parent, primary: primary,
      origin: .source(location))
  }
}
