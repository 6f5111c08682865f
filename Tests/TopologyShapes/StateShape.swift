import AWSModel
import AWSResources
import OrderedCollections
import Topology

/// Writes a topology as a state has it.
struct StateShape {
  private let source: Topology
  private let byID: [ElementID: Resource]
  private let ids: [ElementID: String]

  init(_ source: Topology) {
    self.source = source
    byID = Dictionary(source.resources.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var ids: [ElementID: String] = [:]
    for (index, resource) in source.resources.enumerated() {
      let digits = String(index + 1, radix: 16)
      let number = String(repeating: "0", count: max(0, 17 - digits.count)) + digits
      ids[resource.id] = "\(ResourceTraits.of(resource.type).idPrefix)-\(number)"
    }
    self.ids = ids
  }

  var topology: Topology {
    var topology = source
    topology.resources = source.resources.map { resource in
      var resource = resource
      var arguments = resource.arguments.mapValues { TopologyShape.objects(literal($0)) }
      let id = ids[resource.id] ?? ""
      arguments["id"] = arguments["id"] ?? .string(id)
      arguments["arn"] = arguments["arn"] ?? .string("arn:aws:test:::\(id)")
      for (name, value) in standIns(of: resource) { arguments[name] = value }
      for (name, value) in mirrors(of: resource) where arguments[name] == nil {
        arguments[name] = value
      }
      fillUp(&arguments, of: resource.type)
      resource.arguments = arguments
      return resource
    }
    return topology
  }

  // MARK: Values

  /// The value without any symbol.
  private func literal(_ value: Value) -> Value {
    switch value {
    case .reference(let reference): return literal(reference)
    case .list(let values): return .list(values.map(literal))
    case .object(let members): return .object(members.mapValues(literal))
    case .blocks(let blocks): return .blocks(blocks.map { $0.mapValues(literal) })
    case .template(let parts):
      let resolved = source.resolve(.template(parts.map(literal)))
      return resolved
    default: return source.resolve(value)
    }
  }

  private func literal(_ reference: Reference) -> Value {
    guard let resource = byID[reference.element], let id = ids[reference.element] else {
      return .reference(reference)
    }
    if let key = reference.key { return .string("\(id)-\(key)") }
    if StandIns.Kind(type: resource.type, attribute: reference.attribute) != nil {
      return .string(standInID(reference.element, reference.attribute))
    }
    switch reference.attribute {
    case "id", "allocation_id": return .string(id)
    case "arn": return .string("arn:aws:test:::\(id)")
    default:
      if let argument = resource[reference.attribute] { return literal(argument) }
      return .string("\(id)-\(reference.attribute)")
    }
  }

  /// The id of what an owner has from the start: that of the resource which adopts it.
  private func standInID(_ owner: ElementID, _ attribute: String) -> String {
    for resource in source.resources {
      let argument: String
      switch (resource.type, attribute) {
      case ("aws_default_route_table", "default_route_table_id"),
        ("aws_default_route_table", "main_route_table_id"):
        argument = "default_route_table_id"
      case ("aws_default_network_acl", "default_network_acl_id"):
        argument = "default_network_acl_id"
      case ("aws_default_security_group", "default_security_group_id"): argument = "vpc_id"
      default: continue
      }
      if case .reference(let reference)? = resource[argument], reference.element == owner {
        return ids[resource.id] ?? ""
      }
    }
    let kind = attribute == "main_route_table_id" ? "default_route_table_id" : attribute
    let name = kind.hasPrefix("propagation") ? "association_default_route_table_id" : kind
    return "\(ids[owner] ?? "")-\(name)"
  }

  /// The attributes by which an owner names what it has from the start.
  private func standIns(of resource: Resource) -> [(String, Value)] {
    let names: [String]
    switch resource.type {
    case "aws_vpc":
      names = [
        "main_route_table_id", "default_route_table_id", "default_network_acl_id",
        "default_security_group_id",
      ]
    case "aws_vpc_endpoint":
      return [("prefix_list_id", .string("\(ids[resource.id] ?? "")-prefix_list_id"))]
    case "aws_ec2_transit_gateway":
      names = ["association_default_route_table_id", "propagation_default_route_table_id"]
    case "aws_default_route_table", "aws_default_network_acl", "aws_default_security_group":
      return owner(of: resource).map { [("vpc_id", .string(ids[$0] ?? ""))] } ?? []
    default: return []
    }
    return names.map { ($0, .string(standInID(resource.id, $0))) }
  }

  private func owner(of resource: Resource) -> ElementID? {
    for argument in ["default_route_table_id", "default_network_acl_id", "vpc_id"] {
      if case .reference(let reference)? = resource[argument] { return reference.element }
    }
    return nil
  }

  // MARK: Mirrors

  /// What separate resources add to the resource that they belong to.
  private func mirrors(of resource: Resource) -> [(String, Value)] {
    switch resource.type {
    case "aws_route_table":
      let routes = members(of: resource, "aws_route", "route_table_id").map { route in
        object(route) { $0 == "destination_cidr_block" ? "cidr_block" : $0 }
      }
      return [("route", .list(routes))]
    case "aws_security_group":
      return [
        ("ingress", .list(rules(of: resource, "aws_vpc_security_group_ingress_rule"))),
        ("egress", .list(rules(of: resource, "aws_vpc_security_group_egress_rule"))),
      ]
    case "aws_networkfirewall_firewall": return [("firewall_status", status(of: resource))]
    default: return []
    }
  }

  private func members(of owner: Resource, _ type: String, _ argument: String) -> [Resource] {
    source.resources.filter {
      guard $0.type == type, case .reference(let reference)? = $0[argument] else { return false }
      return reference.element == owner.id && reference.attribute == "id"
    }
  }

  private func object(_ resource: Resource, _ rename: (String) -> String) -> Value {
    var members: OrderedDictionary<String, Value> = [:]
    for (name, value) in resource.arguments { members[rename(name)] = literal(value) }
    for name in ["gateway_id", "nat_gateway_id", "transit_gateway_id", "ipv6_cidr_block"] {
      members[name] = members[name] ?? ""
    }
    return .object(members)
  }

  private func rules(of group: Resource, _ type: String) -> [Value] {
    members(of: group, type, "security_group_id").map { rule in
      var members: OrderedDictionary<String, Value> = [
        "protocol": rule["ip_protocol"].map(literal) ?? "-1",
        "from_port": rule["from_port"].map(literal) ?? 0,
        "to_port": rule["to_port"].map(literal) ?? 0, "self": false,
        "description": rule["description"].map(literal) ?? "",
      ]
      func list(_ argument: String) -> Value {
        rule[argument].map { .list([literal($0)]) } ?? .list([])
      }
      members["cidr_blocks"] = list("cidr_ipv4")
      members["ipv6_cidr_blocks"] = list("cidr_ipv6")
      members["prefix_list_ids"] = list("prefix_list_id")
      members["security_groups"] = list("referenced_security_group_id")
      return .object(members)
    }
  }

  private func status(of firewall: Resource) -> Value {
    guard case .blocks(let mappings)? = firewall["subnet_mapping"] else { return .list([]) }
    let states = mappings.compactMap { mapping -> Value? in
      guard case .reference(let reference)? = mapping["subnet_id"],
        let subnet = byID[reference.element], let name = subnet["availability_zone"],
        case .string(let zone) = source.resolve(name)
      else { return nil }
      let key = String(zone.dropFirst(source.region.code.count))
      return .object([
        "availability_zone": .string(zone),
        "attachment": .list([
          .object([
            "endpoint_id": .string("\(ids[firewall.id] ?? "")-\(key)"),
            "subnet_id": .string(ids[reference.element] ?? ""),
          ])
        ]),
      ])
    }
    return .list([.object(["sync_states": .list(states)])])
  }

  // MARK: What is not given

  /// A state has every attribute: null, an empty text or an empty list where nothing is given.
  private func fillUp(_ arguments: inout OrderedDictionary<String, Value>, of type: String) {
    guard let schema = ResourceSchemas.schema(of: type) else { return }
    for (index, name) in schema.attributes.enumerated() where arguments[name] == nil {
      let empties: [Value] = [.null, "", .list([])]
      arguments[name] = empties[index % 3]
    }
    for name in schema.blocks where arguments[name] == nil { arguments[name] = .list([]) }
  }
}
