import AWSModel
import AWSResources
import Topology

/// A security group protects something, or is named as a peer.
///
/// Source: Amazon VPC user guide, "Security groups for your VPC".
struct UnusedSecurityGroupRule: DesignRule {
  let code = DiagnosticCode.unusedSecurityGroup
  let severity = Diagnostic.Severity.note
  let title = "A security group is used"
  let why =
    "A group that no interface has, and no rule names, protects nothing; what was meant to have it "
    + "has another."
  let remedy = "Give it to what it is meant for, or remove it."
  let source = #"Amazon VPC user guide, "Security groups for your VPC""#

  /// The argument by which a rule names its own group.
  private static let owner = "security_group_id"

  private static let ruleTypes: Set<String> = [
    AWS.SecurityGroupRule.type, AWS.VpcSecurityGroupIngressRule.type,
    AWS.VpcSecurityGroupEgressRule.type,
  ]

  func violations(in model: AWSModel) -> [Violation] {
    var uses = Uses(model.all(AWS.SecurityGroup.View.self).map(\.resource))
    for resource in model.topology.resources {
      for (name, value) in resource.arguments {
        if Self.ruleTypes.contains(resource.type), name == Self.owner { continue }
        uses.add(value, of: resource, namesGroups: name.contains("security_group"))
      }
    }
    guard !uses.isOpen else { return [] }
    return model.all(AWS.SecurityGroup.View.self).compactMap { view in
      guard !uses.groups.contains(view.resource.id) else { return nil }
      return model.leftover(view.resource.id, "'\(view.resource.id)' is used by nothing")
    }
  }

  /// The groups that arguments name, by reference or by literal id.
  private struct Uses {
    private(set) var groups: Set<ElementID> = []
    /// Whether something names a group that is not known.
    private(set) var isOpen = false
    private let byID: [String: ElementID]

    init(_ groups: [Resource]) {
      byID = Dictionary(
        groups.compactMap { group in group["id"]?.stringValue.map { ($0, group.id) } },
        uniquingKeysWith: { first, _ in first })
    }

    mutating func add(_ value: Value, of resource: Resource, namesGroups: Bool) {
      switch value {
      case .reference(let reference) where reference.element != resource.id:
        groups.insert(reference.element)
      case .string(let text):
        if let group = byID[text], group != resource.id { groups.insert(group) }
      case .input where namesGroups: isOpen = true
      case .list(let values), .template(let values):
        for value in values { add(value, of: resource, namesGroups: namesGroups) }
      case .object(let members): add(members.elements.map { ($0.key, $0.value) }, of: resource)
      case .blocks(let blocks):
        for block in blocks { add(block.elements.map { ($0.key, $0.value) }, of: resource) }
      case .json(let inner): add(inner, of: resource, namesGroups: namesGroups)
      default: break
      }
    }

    private mutating func add(_ members: [(String, Value)], of resource: Resource) {
      for (name, value) in members {
        add(value, of: resource, namesGroups: name.contains("security_group"))
      }
    }
  }
}
