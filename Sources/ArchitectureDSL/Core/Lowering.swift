import AWSResources
import OrderedCollections
import Topology

/// The model of one environment as it is being built.
///
/// Authors who need a component of their own conform to ``VPCMember`` or ``RegionMember`` and call
/// ``add(_:id:name:title:notes:skipping:dependsOn:lifecycle:at:)``.
public struct Lowering: Sendable {
  package let registry: Registry
  /// What has been added so far.
  package private(set) var topology: Topology
  package var diagnostics: [Diagnostic]
  private var addresses: Set<Address> = []
  /// The security group rules that name another VPC's block; see ``connect(from:to:over:at:)``.
  var blockRules: Set<ElementID> = []

  /// Whether a component was left out for an error, so that what refers to it says nothing new.
  var isIncomplete = false
  var refusedNumbers: Set<RefusedNumber> = []

  /// Where a resource stands in Terraform.
  private struct Address: Hashable {
    let component: String?
    let type: String
    let name: String
  }

  /// - Parameter topology: the architecture and its environment, with nothing in it.
  package init(_ topology: Topology, registry: Registry) {
    self.topology = topology
    self.registry = registry
    diagnostics = registry.diagnostics
  }

  /// The environment that the model is evaluated for.
  public var environment: Environment { registry.environment }
  /// The region that is lowered.
  public var region: AWSRegion { registry.region }
  /// The architecture's name, which the names of AWS resources begin with.
  package var architecture: String { topology.name }

  /// Adds a resource and returns its identity.
  ///
  /// - Parameters:
  ///   - id: The identity; see `ElementID`.
  ///   - name: The local name in the Terraform module, for example `this`.
  ///   - title: What a reader calls it.
  ///   - notes: Why an argument has a surprising value, by the argument's name.
  ///   - checks: Scanner checks that do not apply, with the reason, by the check's id.
  @discardableResult
  public mutating func add(
    _ resource: some TerraformResource, id: ElementID, name: String, title: String,
    notes: OrderedDictionary<String, String> = [:],
    skipping checks: OrderedDictionary<String, String> = [:], dependsOn: [ElementID] = [],
    lifecycle: ResourceLifecycle = ResourceLifecycle(), at location: SourceLocation
  ) -> ElementID {
    add(
      Resource(
        id: id, type: type(of: resource).type, name: Words.snake(name),
        arguments: resource.arguments, lifecycle: lifecycle, dependsOn: dependsOn, title: title,
        notes: notes, skippedChecks: checks, location: location))
  }

  /// Adds a resource of any type and returns its identity.
  @discardableResult
  public mutating func add(_ resource: Resource) -> ElementID {
    topology.resources.append(resource)
    addresses.insert(
      Address(component: resource.id.component, type: resource.type, name: resource.name))
    return resource.id
  }

  /// Whether the component has a resource of the type with the local name.
  package func hasResource(_ type: String, named name: String, in component: String?) -> Bool {
    addresses.contains(Address(component: component, type: type, name: name))
  }

  /// Skips a scanner's check for the resources that match, and tells whether there were any.
  package mutating func skip(
    _ check: String, because reason: String, where matches: (Resource) -> Bool
  ) -> Bool {
    let indices = topology.resources.indices.filter { matches(topology.resources[$0]) }
    for index in indices { topology.resources[index].skippedChecks[check] = reason }
    return !indices.isEmpty
  }

  /// Adds a component of the overview and the documents.
  public mutating func add(_ component: ComponentRecord) { topology.components.append(component) }
  /// Adds a connection that is declared, which pictures, walks and documents show.
  public mutating func add(_ connection: Connection) { topology.connections.append(connection) }
  /// Adds that an element had another name before.
  public mutating func add(_ rename: ElementRename) { topology.renames.append(rename) }
  /// Changes where the state is, whose rights Terraform has, or which tags everything gets.
  mutating func changeSettings(_ change: (inout TerraformSettings) -> Void) {
    change(&topology.settings)
  }
  /// Adds a finding that the author accepts.
  public mutating func add(_ finding: AcceptedFinding) {
    topology.acceptedFindings.append(finding)
  }
  /// Adds a wish about pictures.
  public mutating func add(_ hint: DiagramHint) { topology.hints.append(hint) }
  /// Adds a decision.
  public mutating func add(_ decision: DecisionRecord) { topology.decisions.append(decision) }
  /// Adds a flow with a name.
  public mutating func add(_ flow: DeclaredFlow) { topology.flows.append(flow) }
  /// Adds a requirement, which is proved before anything is generated.
  public mutating func add(_ requirement: Requirement) {
    topology.requirements.append(requirement)
  }
  /// Adds an input of whoever runs the Terraform. Two of one name are an error (PLB001).
  public mutating func add(_ input: Input) {
    guard let first = topology.inputs.first(where: { $0.name == input.name }) else {
      checkName(of: input)
      topology.inputs.append(input)
      return
    }
    // Components may declare what they share; it must be the same.
    guard
      first.type != input.type || first.isSensitive != input.isSensitive
        || first.defaultValue != input.defaultValue
    else { return }
    diagnostics.append(
      Diagnostic(
        .duplicateName, summary: "two inputs are named '\(input.name)'",
        detail: "One has the type \(first.type), the other \(input.type), or another default.",
        remedy: "Give one of the two another name.", origin: input.origin,
        related: [RelatedPlace(first.origin, "the other one")]))
  }

  /// Names that the generated Terraform, or Terraform itself, gives variables.
  /// Source: Terraform language, "Input Variables", "Arguments".
  private static let takenVariables: Set = [
    "account_id", "address_block", "count", "depends_on", "environment", "for_each", "lifecycle",
    "locals", "providers", "region", "source", "version", "zones",
  ]

  private mutating func checkName(of input: Input) {
    if let condition = input.validation?.condition, !condition.contains("var.\(input.name)") {
      // Source: Terraform language, "Custom Conditions", "Input Variable Validation".
      diagnostics.append(
        Diagnostic(
          .invalidArgument, summary: "the condition of the input '\(input.name)' is about others",
          detail: "Terraform asks for a condition that refers to 'var.\(input.name)'.",
          remedy: "Let the condition speak of it.", origin: input.origin))
    }
    guard Self.takenVariables.contains(input.name) else { return }
    diagnostics.append(
      Diagnostic(
        .invalidName, summary: "an input cannot be named '\(input.name)'",
        detail: "Every module has a variable or a setting of this name.",
        remedy: "Give it another name.", origin: input.origin))
  }

  /// A name for an AWS resource that is unique in the account: architecture, environment and the
  /// parts, joined by hyphens.
  public func name(_ parts: String...) -> Value {
    .template([
      .string("\(architecture)-"), .context(.environment),
      .string(parts.map { "-\($0)" }.joined()),
    ])
  }

  /// The name of a log group: `/<architecture>/<environment>/` and the parts.
  package func logGroupName(_ parts: String...) -> Value {
    .template([
      .string("/\(architecture)/"), .context(.environment),
      .string(parts.map { "/\($0)" }.joined()),
    ])
  }

  /// The tags that name a resource in the AWS console; with a zone, its letter at the end.
  public func nameTag(_ parts: String..., zone: String? = nil) -> Value {
    var pieces: [Value] = [
      .string("\(architecture)-"), .context(.environment),
      .string(parts.map { "-\($0)" }.joined()),
    ]
    if let zone {
      pieces[2] = .string(parts.map { "-\($0)" }.joined() + "-")
      pieces.append(.context(.zoneKey(zone)))
    }
    return .object(["Name": .template(pieces)])
  }

  /// Reports that a name refers to nothing, with the names that were meant to be possible.
  package mutating func reportUnknown(
    _ name: String, kind: String, known: some Sequence<String>, usedBy: String,
    at location: SourceLocation
  ) {
    let names = known.sorted()
    let choices =
      names.isEmpty
      ? "There is no \(kind) in this model." : "There is \(Words.list(names.map { "'\($0)'" }))."
    diagnostics.append(
      Diagnostic(
        .unknownTarget, summary: "no \(kind) is named '\(name)'",
        detail: "\(usedBy) refers to the \(kind) '\(name)'. \(choices)",
        remedy: "Correct the name, or declare \(Words.article(kind)) \(kind) with it.",
        location: location))
  }
}
