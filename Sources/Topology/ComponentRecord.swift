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
  /// What belongs to it although its path does not say so, as in an import, whose paths are
  /// Terraform's addresses.
  public var members: [ElementID]
  /// Where it was declared.
  public let origin: Origin

  /// - Parameter primary: The resource that stands for the component where one is asked for.
  public init(
    id: ElementID, kind: Kind, title: String, summary: String = "", parent: ElementID? = nil,
    primary: ElementID? = nil, members: [ElementID] = [], origin: Origin
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.summary = summary
    self.parent = parent
    self.primary = primary
    self.members = members
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

extension ComponentRecord {
  private enum CodingKeys: String, CodingKey {
    case id, kind, title, summary, parent, primary, members, origin
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      id: container.decode(ElementID.self, forKey: .id),
      kind: container.decode(Kind.self, forKey: .kind),
      title: container.decode(String.self, forKey: .title),
      summary: container.decode(String.self, forKey: .summary),
      parent: container.decodeIfPresent(ElementID.self, forKey: .parent),
      primary: container.decodeIfPresent(ElementID.self, forKey: .primary),
      members: container.decodeIfPresent([ElementID].self, forKey: .members) ?? [],
      origin: container.decode(Origin.self, forKey: .origin))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(kind, forKey: .kind)
    try container.encode(title, forKey: .title)
    try container.encode(summary, forKey: .summary)
    try container.encodeIfPresent(parent, forKey: .parent)
    try container.encodeIfPresent(primary, forKey: .primary)
    if !members.isEmpty { try container.encode(members, forKey: .members) }
    try container.encode(origin, forKey: .origin)
  }
}
