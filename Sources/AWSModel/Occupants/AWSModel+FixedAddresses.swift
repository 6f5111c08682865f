import OrderedCollections
import Topology

extension AWSModel {
  /// Where resources beside those that are read one by one say which private address they have in a
  /// subnet: in a block for each, or in themselves.
  private static let fixedAddresses: [(type: String, block: String?, address: String)] = [
    ("aws_route53_resolver_endpoint", "ip_address", "ip"),
    ("aws_vpc_endpoint", "subnet_configuration", "ipv4"),
    ("aws_spot_instance_request", nil, "private_ip"),
    ("aws_cloudhsm_v2_hsm", nil, "ip_address"),
  ]

  /// Gives occupants the addresses that are fixed for them.
  mutating func readFixedAddresses() {
    for source in Self.fixedAddresses {
      for resource in resources(source.type) where occupants[resource.id] != nil {
        let found = source.block.map { values.values(at: [$0], of: resource) }
        // A block that is not known may hold any address.
        occupants[resource.id]?.strayAddresses += (found ?? [])
          .filter { Self.members($0).isEmpty }.map { .unknown(values.reason($0)) }
        for members in found?.flatMap(Self.members) ?? [resource.arguments] {
          fix(
            values.address(members[source.address]), in: values.link(members["subnet_id"]),
            of: resource.id)
        }
      }
    }
  }

  private mutating func fix(
    _ address: Known<IPv4Address>, in subnet: Known<Subnet.ID>, of occupant: ElementID
  ) {
    if address.isAbsent { return }
    guard
      let place = occupants[occupant]?.places.firstIndex(where: {
        subnet.isAbsent || $0.subnet == subnet.value
      })
    else {
      occupants[occupant]?.strayAddresses.append(address)
      return
    }
    if occupants[occupant]?.places[place].address.isAbsent == true {
      occupants[occupant]?.places[place].address = address
    } else if let address = address.value {
      occupants[occupant]?.places[place].others.append(address)
    } else {
      occupants[occupant]?.places[place].hasUnknownOthers = true
    }
  }

  /// The members of an object or of nested blocks.
  private static func members(_ value: Value) -> [OrderedDictionary<String, Value>] {
    switch value {
    case .object(let members): [members]
    case .blocks(let blocks): blocks
    default: []
    }
  }
}
