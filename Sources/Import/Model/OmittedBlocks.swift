import AWSModel
import AWSResources
import Topology

/// Routes and rules inside a resource that the configuration does not mention.
///
/// Where they are given by resources of their own, or by none, the provider computes them, and a plan
/// says that they are unknown. A dynamic block over something that is unknown looks the same: a plan
/// holds nothing of it. Of a table, or of one direction of a security group, it is taken that there
/// are none, and said so; a group or list without any rule in both directions is left open, unless the
/// configuration has rules for it, by resources of their own, and makes none of them.
///
/// It is an assumption, and `import.md` and PLB046 list where it was made.
package struct OmittedBlocks {
  /// A block that is taken as not given.
  package struct Block: Hashable, Sendable {
    /// The address of the resource.
    package let source: String
    package let name: String
  }

  private struct Kind {
    let type: String
    let blocks: [String]
    /// The resources that give the same, one by one, and the argument by which they name the owner.
    let givers: Set<String>
    let argument: String
    /// Whether nothing at all is so rare that it is left open.
    var isOpenWithout = false
  }

  private static let kinds: [Kind] = [
    Kind(
      type: AWS.SecurityGroup.type, blocks: ["ingress", "egress"],
      givers: [
        AWS.SecurityGroupRule.type, AWS.VpcSecurityGroupIngressRule.type,
        AWS.VpcSecurityGroupEgressRule.type,
      ], argument: "security_group_id", isOpenWithout: true),
    Kind(
      type: AWS.NetworkAcl.type, blocks: ["ingress", "egress"], givers: [AWS.NetworkAclRule.type],
      argument: "network_acl_id", isOpenWithout: true),
    Kind(
      type: AWS.RouteTable.type, blocks: ["route"], givers: [AWS.Route.type],
      argument: "route_table_id"),
    // Separate routes and rules name the VPC's attribute, not the resource that adopts the default.
    Kind(
      type: AWS.DefaultRouteTable.type, blocks: ["route"], givers: [], argument: "route_table_id"),
    Kind(
      type: AWS.DefaultSecurityGroup.type, blocks: ["ingress", "egress"], givers: [],
      argument: "security_group_id"),
  ]

  private let instances: [String: Instance]
  private let given: Set<String>
  /// Resources whose rules the configuration gives one by one, in blocks that make none.
  private let givenByNone: Set<String>

  init(_ document: TerraformDocument, _ edges: [Edge]) {
    let types = Dictionary(
      document.instances.map { ($0.address, $0.type) }, uniquingKeysWith: { first, _ in first })
    instances = Dictionary(
      document.instances.map { ($0.address, $0) }, uniquingKeysWith: { first, _ in first })
    var given: Set<String> = []
    for edge in edges {
      let type = types[edge.source].map(TypeAlias.resolved) ?? ""
      let isGiver = Self.kinds.contains {
        $0.argument == edge.argument && $0.givers.contains(type)
      }
      if isGiver { given.formUnion(edge.targets.map(\.address)) }
    }
    self.given = given
    givenByNone = Set(
      document.instances.filter { Self.hasEmptyGiver($0, in: document) }.map(\.address))
  }

  /// Whether a block of the instance's module, such as one with `count = 0`, would give it rules.
  private static func hasEmptyGiver(_ instance: Instance, in document: TerraformDocument) -> Bool {
    guard let kind = kinds.first(where: { $0.type == TypeAlias.resolved(instance.type) }),
      let module = document.configuration?.module(at: instance.module)
    else { return false }
    return module.blocks.contains { address, block in
      let type = address.prefix { $0 != "." }
      guard kind.givers.contains(TypeAlias.resolved(String(type))) else { return false }
      return block.expressions[kind.argument]?.references.contains {
        $0 == instance.block || $0.hasPrefix("\(instance.block).")
          || $0.hasPrefix("\(instance.block)[")
      } ?? false
    }
  }

  /// Puts what is not known in the place of what is left open.
  ///
  /// - Returns: What is taken as not given.
  func mark(_ resources: inout [Resource]) -> [Block] {
    var omitted: [Block] = []
    for index in resources.indices {
      let address = resources[index].origin.description
      guard let kind = Self.kinds.first(where: { $0.type == resources[index].type }),
        !given.contains(address), let instance = instances[address],
        instance.values["id"] == .unknown
      else { continue }
      let open = kind.blocks.filter {
        instance.values[$0] == .unknown && resources[index][$0] == nil
      }
      guard kind.isOpenWithout, open.count == kind.blocks.count,
        !givenByNone.contains(address)
      else {
        omitted += open.map { Block(source: address, name: $0) }
        continue
      }
      for block in open {
        resources[index].arguments[block] = .input(Cause.dynamicBlock(block).text)
      }
    }
    return omitted
  }
}
