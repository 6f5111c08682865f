import OrderedCollections

/// One AWS resource as Terraform manages it: a type, its arguments and an identity.
///
/// ```swift
/// Resource(
///   id: ElementID("inspection", "vpc"), type: "aws_vpc", name: "this",
///   arguments: ["cidr_block": "100.64.0.0/24"], title: "Inspection VPC", location: location)
/// ```
public struct Resource: Hashable, Sendable, Codable, Identifiable {
  /// The resource's identity, the same in pictures, documents and Terraform.
  public let id: ElementID
  /// The Terraform resource type, for example `aws_subnet`.
  public let type: String
  /// The local name in its Terraform module, for example `firewall` in `aws_subnet.firewall`.
  /// Members of one family share it.
  public let name: String
  /// Arguments and nested blocks, in the order in which they are written.
  public var arguments: OrderedDictionary<String, Value>
  /// What Terraform does when it changes.
  public var lifecycle: ResourceLifecycle
  /// Resources that must exist first although no argument refers to them.
  public var dependsOn: [ElementID]
  /// What a reader calls it, for example `Firewall subnet in zone a`.
  public var title: String
  /// Why an argument has a value that would surprise a reader, by the argument's name. The key
  /// `""` speaks of the whole resource. Written as comments into the Terraform.
  public var notes: OrderedDictionary<String, String>
  /// Checks of a Terraform scanner that do not apply here, each with the reason, by the check's id
  /// (`CKV_AWS_18`). Written as comments into the Terraform and listed in the documents.
  public var skippedChecks: OrderedDictionary<String, String>
  /// Where it was declared.
  public let origin: Origin
  /// Its account and Region where the environment has several; nil for those of the environment.
  package var place: ResourcePlace?

  /// - Parameters:
  ///   - type: The Terraform type, for example `aws_subnet`.
  ///   - name: What its Terraform address is made from.
  ///   - arguments: Arguments and nested blocks under Terraform's names.
  ///   - title: What pictures and documents call it.
  public init(
    id: ElementID, type: String, name: String,
    arguments: OrderedDictionary<String, Value>,
    lifecycle: ResourceLifecycle = ResourceLifecycle(), dependsOn: [ElementID] = [],
    title: String, notes: OrderedDictionary<String, String> = [:],
    skippedChecks: OrderedDictionary<String, String> = [:], origin: Origin
  ) {
    self.id = id
    self.type = type
    self.name = name
    self.arguments = arguments
    self.lifecycle = lifecycle
    self.dependsOn = dependsOn
    self.title = title
    self.notes = notes
    self.skippedChecks = skippedChecks
    self.origin = origin
  }

  /// The argument's value; nil where it is not given.
  public subscript(argument: String) -> Value? { arguments[argument] }

  /// Every reference to another resource, in the order of the arguments.
  public var references: [Reference] { arguments.values.flatMap(\.references) }
}

extension Resource: Originated {
  /// What the author declared in a Swift file.
  public init(
    id: ElementID, type: String, name: String,
    arguments: OrderedDictionary<String, Value>,
    lifecycle: ResourceLifecycle = ResourceLifecycle(), dependsOn: [ElementID] = [],
    title: String, notes: OrderedDictionary<String, String> = [:],
    skippedChecks: OrderedDictionary<String, String> = [:], location: SourceLocation
  ) {
    self.init(
      id: id, type: type, name: name, arguments: arguments, lifecycle: lifecycle,
      dependsOn: dependsOn, title: title, notes: notes, skippedChecks: skippedChecks,
      origin: .source(location))
  }
}

extension Resource {
  private enum CodingKeys: String, CodingKey {
    case id, type, name, arguments, lifecycle, dependsOn, title, notes, origin
    case skippedChecks, place
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let notes = try container.decodeIfPresent([String: String].self, forKey: .notes) ?? [:]
    let skipped =
      try container.decodeIfPresent([String: String].self, forKey: .skippedChecks) ?? [:]
    try self.init(
      id: container.decode(ElementID.self, forKey: .id),
      type: container.decode(String.self, forKey: .type),
      name: container.decode(String.self, forKey: .name),
      arguments: container.decode(ValueMembers.self, forKey: .arguments).members,
      lifecycle: container.decodeIfPresent(ResourceLifecycle.self, forKey: .lifecycle)
        ?? ResourceLifecycle(),
      dependsOn: container.decodeIfPresent([ElementID].self, forKey: .dependsOn) ?? [],
      title: container.decode(String.self, forKey: .title),
      notes: OrderedDictionary(uniqueKeysWithValues: notes.sorted { $0.key < $1.key }),
      skippedChecks: OrderedDictionary(uniqueKeysWithValues: skipped.sorted { $0.key < $1.key }),
      origin: container.decode(Origin.self, forKey: .origin))
    place = try container.decodeIfPresent(ResourcePlace.self, forKey: .place)
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(type, forKey: .type)
    try container.encode(name, forKey: .name)
    try container.encode(ValueMembers(arguments), forKey: .arguments)
    if lifecycle != ResourceLifecycle() { try container.encode(lifecycle, forKey: .lifecycle) }
    if !dependsOn.isEmpty { try container.encode(dependsOn, forKey: .dependsOn) }
    try container.encode(title, forKey: .title)
    if !notes.isEmpty {
      let plain = Dictionary(uniqueKeysWithValues: notes.map { ($0.key, $0.value) })
      try container.encode(plain, forKey: .notes)
    }
    if !skippedChecks.isEmpty {
      let plain = Dictionary(uniqueKeysWithValues: skippedChecks.map { ($0.key, $0.value) })
      try container.encode(plain, forKey: .skippedChecks)
    }
    try container.encode(origin, forKey: .origin)
    try container.encodeIfPresent(place, forKey: .place)
  }
}
