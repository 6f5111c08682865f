import AWSResources
import Topology

extension AWSModel {
  /// Arguments with private addresses of interfaces that the model does not know one by one: those
  /// of whatever is launched from a template, and those that an Elastic IP is for.
  private static let furtherAddresses: [(type: String, path: [String])] = [
    ("aws_launch_template", ["network_interfaces", "private_ip_address"]),
    ("aws_launch_template", ["network_interfaces", "ipv4_addresses"]),
    ("aws_eip", ["associate_with_private_ip"]),
    ("aws_eip_association", ["private_ip_address"]),
  ]

  /// What each subnet's addresses are used for, once everything that has one is read.
  mutating func readAddressUse() {
    for occupant in occupants.values {
      for place in occupant.places {
        use(place.address, in: place.subnet)
        for other in place.others { use(.known(other), in: place.subnet) }
        if place.hasUnknownOthers { addressUse[place.subnet, default: .init()].isOpen = true }
      }
      for address in occupant.strayAddresses { useSomewhere(address) }
    }
    for gateway in natGateways.values {
      for address in [gateway.address] + gateway.others where !address.isChosen {
        if let subnet = gateway.subnet.value {
          use(address, in: subnet)
        } else {
          useSomewhere(address)
        }
      }
    }
    for balancer in loadBalancers.values {
      for place in balancer.places { use(place.address, in: place.subnet) }
      // One address in each subnet is all that it can be given.
      for unknown in balancer.unknownPlaces { useSomewhere(.unknown(unknown)) }
    }
    for argument in Self.furtherAddresses {
      for resource in resources(argument.type) {
        for value in values.values(at: argument.path, of: resource) {
          for member in values.members(value) {
            useSomewhere(values.address(member))
          }
        }
      }
    }
    readReservations()
  }

  private mutating func use(_ address: Known<IPv4Address>, in subnet: Subnet.ID) {
    switch address {
    case .known(let address): addressUse[subnet, default: .init()].taken.insert(address)
    case .unknown: addressUse[subnet, default: .init()].undecided += 1
    case .absent: break
    }
  }

  /// An address of an interface whose subnet is not known: any may be it that can hold it.
  private mutating func useSomewhere(_ address: Known<IPv4Address>) {
    if address.isAbsent { return }
    for subnet in subnets.values {
      if let address = address.value, let block = subnet.block.value, !block.contains(address) {
        continue
      }
      addressUse[subnet.id, default: .init()].undecided += 1
    }
  }

  /// Source: AWS, "Subnet CIDR reservations": AWS gives no address of a reservation by itself.
  private mutating func readReservations() {
    for reservation in resources("aws_ec2_subnet_cidr_reservation") {
      let subnet = values.link(reservation["subnet_id"])
      let block = values.network(reservation["cidr_block"])
      if let subnet = subnet.value, let block = block.value {
        addressUse[subnet, default: .init()].reserved.append(block)
        continue
      }
      for home in subnet.value.map({ [$0] }) ?? Array(subnets.keys) {
        addressUse[home, default: .init()].isOpen = true
      }
    }
  }
}

extension Known<IPv4Address> {
  /// Whether AWS chooses it, so that it need not be any one of those that are free.
  fileprivate var isChosen: Bool {
    if case .unknown(.unreadable) = self { true } else { false }
  }
}
