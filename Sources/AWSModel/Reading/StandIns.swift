import Topology

/// Objects that AWS makes by itself, and the identities by which the model's elements are known.
///
/// A VPC comes with a main route table, a network ACL and a security group, a transit gateway with
/// a route table. Terraform reaches them by attributes of their owner, or adopts them with a
/// resource of its own. A state names every object by its literal id.
///
/// Source: AWS, "Default VPC components"; Terraform, `aws_default_route_table`,
/// `aws_default_network_acl`, `aws_default_security_group`.
package struct StandIns: Sendable {
  /// What an owner has from the start.
  package enum Kind: Hashable, Sendable, CaseIterable {
    case mainRouteTable, networkACL, securityGroup, transitRouteTable

    /// What the attribute stands for; nil where it stands for nothing else.
    package init?(type: String, attribute: String) {
      switch (type, attribute) {
      case ("aws_vpc", "main_route_table_id"), ("aws_vpc", "default_route_table_id"),
        ("aws_default_vpc", "main_route_table_id"), ("aws_default_vpc", "default_route_table_id"):
        self = .mainRouteTable
      case ("aws_vpc", "default_network_acl_id"), ("aws_default_vpc", "default_network_acl_id"):
        self = .networkACL
      case ("aws_vpc", "default_security_group_id"),
        ("aws_default_vpc", "default_security_group_id"):
        self = .securityGroup
      case ("aws_ec2_transit_gateway", "association_default_route_table_id"),
        ("aws_ec2_transit_gateway", "propagation_default_route_table_id"):
        self = .transitRouteTable
      default: return nil
      }
    }

    var name: String {
      switch self {
      case .mainRouteTable: "main-route-table"
      case .networkACL: "default-network-acl"
      case .securityGroup: "default-security-group"
      case .transitRouteTable: "default-route-table"
      }
    }
  }

  private struct Key: Hashable {
    let owner: ElementID
    let kind: Kind
  }

  /// The resources that adopt such an object.
  private var adopting: [Key: ElementID] = [:]
  private var byIdentity: [String: ElementID] = [:]
  private var aliases: [ElementID: ElementID] = [:]
  /// VPCs whose main table another association replaces, so that the attribute may mean either.
  private var replacedMainTables: Set<ElementID> = []
  /// Whether the main table of a VPC that is not known is another one.
  private var mayReplaceAnyMainTable = false

  private struct Named: Hashable {
    let text: String
    let type: String
  }

  init(_ topology: Topology) {
    var named: [Named: Resource] = [:]
    var ambiguous: Set<String> = []
    for resource in topology.resources {
      for attribute in ["id", "arn"] {
        guard case .string(let text)? = resource[attribute], !text.isEmpty else { continue }
        let kind = Named(text: text, type: resource.type)
        if let other = named[kind], other.place != resource.place { ambiguous.insert(text) }
        named[kind] = named[kind] ?? resource
        byIdentity[text] = byIdentity[text] ?? resource.id
      }
    }
    // A name that two accounts or Regions use tells neither.
    for text in ambiguous { byIdentity[text] = nil }
    // A gateway endpoint stands for the prefix list of its service.
    for resource in topology.resources where resource.type == "aws_vpc_endpoint" {
      if case .string(let text)? = resource["prefix_list_id"], !text.isEmpty {
        byIdentity[text] = byIdentity[text] ?? resource.id
      }
    }
    // An instance stands for its primary interface, where that is no resource of its own.
    for resource in topology.resources where resource.type == "aws_instance" {
      if case .string(let text)? = resource["primary_network_interface_id"], !text.isEmpty {
        byIdentity[text] = byIdentity[text] ?? resource.id
      }
    }
    // Owners' attributes with literal ids, as a state has them.
    for resource in topology.resources {
      for (name, value) in resource.arguments {
        guard let kind = Kind(type: resource.type, attribute: name),
          case .string(let text) = value, !text.isEmpty
        else { continue }
        if let adopter = byIdentity[text] {
          adopting[Key(owner: resource.id, kind: kind)] = adopter
        } else {
          byIdentity[text] = resource.id.child(kind.name)
        }
      }
    }
    for resource in topology.resources { adopt(resource) }
    for resource in topology.resources {
      let argument: String
      switch resource.type {
      case "aws_vpc_peering_connection_accepter": argument = "vpc_peering_connection_id"
      case "aws_ec2_transit_gateway_vpc_attachment_accepter":
        argument = "transit_gateway_attachment_id"
      case "aws_ec2_transit_gateway_peering_attachment_accepter":
        argument = "transit_gateway_attachment_id"
      default: continue
      }
      if let other = element(resource[argument]) { aliases[resource.id] = other }
    }
  }

  private mutating func adopt(_ resource: Resource) {
    let (argument, kind): (String, Kind)
    switch resource.type {
    case "aws_default_route_table": (argument, kind) = ("default_route_table_id", .mainRouteTable)
    case "aws_default_network_acl": (argument, kind) = ("default_network_acl_id", .networkACL)
    case "aws_default_security_group": (argument, kind) = ("vpc_id", .securityGroup)
    case "aws_main_route_table_association":
      if let vpc = element(resource["vpc_id"]) {
        replacedMainTables.insert(vpc)
      } else {
        mayReplaceAnyMainTable = true
      }
      return
    default: return
    }
    if case .reference(let reference)? = resource[argument] {
      adopting[Key(owner: reference.element, kind: kind)] = resource.id
    } else if let vpc = element(resource["vpc_id"]) {
      adopting[Key(owner: vpc, kind: kind)] = resource.id
    }
  }

  private func element(_ value: Value?) -> ElementID? {
    switch value {
    case .reference(let reference)?: reference.element
    case .string(let text)?: byIdentity[text]
    default: nil
    }
  }

  /// The resource that adopts the owner's object, or an identity of the object's own.
  package func element(for owner: ElementID, _ kind: Kind) -> ElementID {
    adopting[Key(owner: owner, kind: kind)] ?? owner.child(kind.name)
  }

  /// Whether the attribute can mean one object only.
  func isCertain(_ owner: ElementID, _ kind: Kind) -> Bool {
    kind != .mainRouteTable || !(mayReplaceAnyMainTable || replacedMainTables.contains(owner))
  }

  /// The element with this literal id or ARN.
  func element(identifiedBy text: String) -> ElementID? { byIdentity[text].map(canonical) }

  /// The element that another one only accepts; else the element itself.
  func canonical(_ element: ElementID) -> ElementID { aliases[element] ?? element }
}
