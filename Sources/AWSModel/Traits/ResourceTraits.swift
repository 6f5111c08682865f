import AWSResources

/// What there is to say of a Terraform resource type besides its arguments: one row for each, which
/// everything reads that names, draws, files, counts or places resources.
///
/// ```swift
/// let traits = ResourceTraits.of("aws_db_instance")
/// print(traits.noun, traits.glyph)  // Amazon RDS DB instance, database
/// ```
package struct ResourceTraits: Hashable, Sendable {
  /// The Terraform type, for example `aws_db_instance`.
  package let type: String
  /// What AWS calls one, in full, as it stands within a sentence: `Amazon RDS DB instance`.
  package let noun: String
  /// What AWS calls several.
  package let plural: String
  /// The noun where the service is clear from around it: `DB instance`, `NAT gateway`.
  package let short: String
  package let shortPlural: String
  /// The noun as a label stands in a drawing or table: `NAT gateway`, `Security group`.
  package let title: String
  /// The noun in names of Terraform variables and outputs, in snake case.
  package let identifier: String
  package let topic: FileTopic
  package let glyph: GlyphKind
  /// Nil where it keeps no data at rest.
  package let storesData: StoredData?
  package let costUnits: [CostUnit]
  /// Attributes that whoever runs the Terraform wants to know afterwards.
  package let outputs: [String]
  package let arn: ARNForm
  /// What ids begin with, before the hyphen, for example `sg`.
  package let idPrefix: String
  /// The argument with the subnets of a subnet group; nil for whatever is none.
  package let subnetsOfGroup: ArgumentPath?
  /// How it stands in a VPC; nil for what has no network interface.
  package let occupant: OccupantTraits?

  /// A row. What is not given follows from the service, and the short noun from the noun.
  init(
    _ type: String, _ noun: String, plural: String? = nil, short: String? = nil,
    shortPlural: String? = nil, title: String? = nil, identifier: String? = nil,
    topic: FileTopic? = nil, glyph: GlyphKind? = nil, stores: StoredData? = nil,
    costs: [CostUnit] = [], outputs: [String] = [], arn: ARNForm? = nil, idPrefix: String? = nil,
    subnetsOfGroup: ArgumentPath? = nil, occupant: OccupantTraits? = nil
  ) {
    let service = ServiceTraits.of(type)
    self.type = type
    self.noun = noun
    self.plural = plural ?? EnglishNoun.plural(of: noun)
    let brief = short ?? EnglishNoun.withoutVendor(noun)
    self.short = brief
    self.shortPlural =
      shortPlural
      ?? (short == nil && plural != nil
        ? EnglishNoun.withoutVendor(self.plural) : EnglishNoun.plural(of: brief))
    self.title = title ?? EnglishNoun.capitalized(brief)
    let name = identifier ?? service.identifier(of: type)
    self.identifier = name
    self.topic = topic ?? service.topic
    self.glyph = glyph ?? service.glyph
    storesData = stores
    costUnits = costs
    self.outputs = outputs
    let dashed = String(name.map { $0 == "_" ? "-" : $0 })
    self.arn = arn ?? ARNForm(service.arn, "\(dashed)/")
    self.idPrefix = idPrefix ?? dashed
    self.subnetsOfGroup = subnetsOfGroup
    self.occupant = occupant
  }
}

extension ResourceTraits {
  /// The row of a type; for one that has none, what its name and its service tell.
  package static func of(_ type: String) -> ResourceTraits {
    byType[type] ?? ResourceTraits(type, ServiceTraits.of(type).noun(of: type))
  }

  /// Whether a row says more of the type than its name does.
  package static func isListed(_ type: String) -> Bool { byType[type] != nil }

  /// All rows, in the order in which units of cost are told.
  package static let listed: [ResourceTraits] =
    network + firewall + transitGateway + endpoints + loadBalancing + webFirewall + containers
    + security + management + database + compute + functions + storage + backup + messaging
    + analytics + machineLearning + developerTools + edge + hybrid + governance

  /// The rows of what keeps data at rest, in the order in which it is told.
  package static let dataHolders: [ResourceTraits] =
    (storage + database + containers + security + management + messaging + backup + firewall
    + analytics + compute + functions + machineLearning + developerTools)
    .filter { $0.storesData != nil }

  /// Reads the tables of what types mean and have. Each is read when it is first asked for, and all
  /// others wait for it then: a program that will ask does so while it has nothing else to do.
  package static func prepare() {
    _ = (byType.count, ResourceSchemas.schema(of: ""), NetworkArguments.of(""))
  }

  private static let byType: [String: ResourceTraits] = Dictionary(
    listed.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first })
}
