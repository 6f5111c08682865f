/// The whole model of one environment: what the generators and analyses read.
public struct Topology: Hashable, Sendable, Codable {
  /// The architecture's name in lowercase with hyphens, for example `metrics-platform`.
  public var name: String
  /// What a reader calls the architecture, for example `Metrics platform`.
  public var title: String
  /// One sentence on what it is for.
  public var summary: String
  /// The revision of the design, as its author counts it; nil where none is declared.
  public var revision: String?
  /// The environment that the model is of.
  public var environment: Environment
  /// The AWS Region that everything stands in.
  public var region: AWSRegion
  /// What the author declared, in that order.
  public var components: [ComponentRecord]
  /// Every resource, in the order of declaration.
  public var resources: [Resource]
  /// Who opens connections to whom, as declared.
  public var connections: [Connection]
  /// What whoever runs the Terraform has to supply.
  public var inputs: [Input]
  /// Findings of the design rules that the author accepts, in the order of declaration.
  public var acceptedFindings: [AcceptedFinding]
  /// What the author wants otherwise on the diagrams, in the order of declaration.
  public var hints: [DiagramHint]
  /// The choices that shaped the architecture, in the order of declaration.
  public var decisions: [DecisionRecord]
  /// Flows that the author named, in the order of declaration.
  public var flows: [DeclaredFlow]
  /// What must hold, in the order of declaration.
  public var requirements: [Requirement]
  /// Where the state is, whose rights Terraform has, and which tags everything gets.
  public var settings: TerraformSettings
  /// What elements were called before, in the order of declaration.
  public var renames: [ElementRename]
  /// What the source of an imported model says that it leaves out; nil where it says nothing.
  package var omission: String?

  /// A model of one environment.
  public init(
    name: String, title: String, summary: String, revision: String? = nil,
    environment: Environment, region: AWSRegion,
    components: [ComponentRecord] = [], resources: [Resource] = [],
    connections: [Connection] = [], inputs: [Input] = [],
    acceptedFindings: [AcceptedFinding] = [], hints: [DiagramHint] = [],
    decisions: [DecisionRecord] = [], flows: [DeclaredFlow] = [], requirements: [Requirement] = [],
    settings: TerraformSettings = TerraformSettings(), renames: [ElementRename] = []
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.revision = revision
    self.environment = environment
    self.region = region
    self.components = components
    self.resources = resources
    self.connections = connections
    self.inputs = inputs
    self.acceptedFindings = acceptedFindings
    self.hints = hints
    self.decisions = decisions
    self.flows = flows
    self.requirements = requirements
    self.settings = settings
    self.renames = renames
  }

  /// The zones of the environment, in order.
  public var zones: [Zone] { environment.zones }

  /// The resources of this Terraform type, in the order of declaration.
  public func resources(ofType type: String) -> [Resource] {
    resources.filter { $0.type == type }
  }

  /// The value with the environment's facts filled in. References and inputs stay as they are;
  /// a template whose parts are all known becomes a string.
  public func resolve(_ value: Value) -> Value {
    switch value {
    case .context(let context): .string(resolve(context))
    case .list(let values): .list(values.map(resolve))
    case .object(let members): .object(members.mapValues(resolve))
    case .blocks(let blocks): .blocks(blocks.map { $0.mapValues(resolve) })
    case .json(let value): .json(resolve(value))
    case .template(let parts): Self.join(parts.map(resolve))
    case .null, .bool, .int, .double, .string, .reference, .input: value
    }
  }

  private func resolve(_ context: ContextValue) -> String {
    switch context {
    case .environment: environment.name
    case .region: region.code
    case .accountID: environment.account
    case .addressBlock: environment.addresses
    case .zoneName(let key): region.name(of: Zone(key))
    case .zoneKey(let key): key
    }
  }

  private static func join(_ parts: [Value]) -> Value {
    var text = ""
    for part in parts {
      switch part {
      case .string(let piece): text += piece
      case .int(let number): text += String(number)
      case .bool(let flag): text += String(flag)
      default: return .template(parts)
      }
    }
    return .string(text)
  }
}

extension Topology {
  private enum CodingKeys: String, CodingKey {
    case name, title, summary, revision, environment, region, components, resources, connections
    case inputs, acceptedFindings, hints, decisions, flows, requirements, settings
    case renames
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try self.init(
      name: container.decode(String.self, forKey: .name),
      title: container.decode(String.self, forKey: .title),
      summary: container.decode(String.self, forKey: .summary),
      revision: container.decodeIfPresent(String.self, forKey: .revision),
      environment: container.decode(Environment.self, forKey: .environment),
      region: container.decode(AWSRegion.self, forKey: .region),
      components: container.decode([ComponentRecord].self, forKey: .components),
      resources: container.decode([Resource].self, forKey: .resources),
      connections: container.decode([Connection].self, forKey: .connections),
      inputs: container.decode([Input].self, forKey: .inputs),
      acceptedFindings: container.decodeIfPresent(
        [AcceptedFinding].self, forKey: .acceptedFindings) ?? [],
      hints: container.decodeIfPresent([DiagramHint].self, forKey: .hints) ?? [],
      decisions: container.decodeIfPresent([DecisionRecord].self, forKey: .decisions) ?? [],
      flows: container.decodeIfPresent([DeclaredFlow].self, forKey: .flows) ?? [],
      requirements: container.decodeIfPresent([Requirement].self, forKey: .requirements) ?? [],
      settings: container.decodeIfPresent(TerraformSettings.self, forKey: .settings)
        ?? TerraformSettings(),
      renames: container.decodeIfPresent([ElementRename].self, forKey: .renames) ?? [])
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try container.encode(title, forKey: .title)
    try container.encode(summary, forKey: .summary)
    try container.encodeIfPresent(revision, forKey: .revision)
    try container.encode(environment, forKey: .environment)
    try container.encode(region, forKey: .region)
    try container.encode(components, forKey: .components)
    try container.encode(resources, forKey: .resources)
    try container.encode(connections, forKey: .connections)
    try container.encode(inputs, forKey: .inputs)
    if !acceptedFindings.isEmpty {
      try container.encode(acceptedFindings, forKey: .acceptedFindings)
    }
    if !hints.isEmpty { try container.encode(hints, forKey: .hints) }
    if !decisions.isEmpty { try container.encode(decisions, forKey: .decisions) }
    if !flows.isEmpty { try container.encode(flows, forKey: .flows) }
    if !requirements.isEmpty { try container.encode(requirements, forKey: .requirements) }
    if settings != TerraformSettings() { try container.encode(settings, forKey: .settings) }
    if !renames.isEmpty { try container.encode(renames, forKey: .renames) }
  }
}
