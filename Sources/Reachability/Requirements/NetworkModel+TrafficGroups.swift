import AWSModel
import Topology

extension NetworkModel {
  /// What an end of a requirement comes to; one group for each narrowing of addresses.
  func groups(of ends: [Requirement.End], _ detail: TrafficDetail) -> [TrafficGroup] {
    var whole = TrafficGroup()
    var narrowed: [TrafficGroup] = []
    for end in ends {
      switch end {
      case .internet: whole.isOutside = true
      case .anywhere:
        whole.isOutside = true
        whole.interfaces += everything(detail)
      case .element(let id):
        if normalized(.element(id)) == .internet {
          whole.isOutside = true
        } else {
          let own = interfaces(standingFor: id, detail)
          whole.interfaces += own
          if subnets(of: id).isEmpty { whole.named.formUnion(own) }
        }
      case .network(let block, _): narrowed.append(group(of: block, detail))
      case .otherEnvironments: break
      }
    }
    var seen: Set<Int> = []
    whole.interfaces = whole.interfaces.filter {
      seen.insert($0).inserted && !network.failed.contains(network.interfaces[$0].node)
    }
    return ([whole] + narrowed).filter { !$0.isEmpty }
  }

  private func group(of block: IPv4Network, _ detail: TrafficDetail) -> TrafficGroup {
    let addresses = IntervalSet(block)
    var group = TrafficGroup(addresses: addresses)
    group.interfaces = everything(detail).filter {
      network.interfaces[$0].addresses.overlaps(addresses)
    }
    group.isOutside = network.outsideAddresses.overlaps(addresses)
    let known = IntervalSet.union(network.subnets.map(\.addresses) + [network.outsideAddresses])
    group.others = addresses.subtracting(known)
    return group
  }

  private func everything(_ detail: TrafficDetail) -> [Int] {
    network.interfaces.indices.filter { counts($0, detail) }
  }

  private func counts(_ index: Int, _ detail: TrafficDetail) -> Bool {
    let interface = network.interfaces[index]
    let role = network.nodes[interface.node].role
    guard interface.isEndpoint, !lowered.deviceSubnets.contains(interface.subnet) else {
      return false
    }
    switch detail {
    case .senders: return interface.opens
    case .receivers: return role != .subnet
    case .ways:
      return role == .subnet || role == .balancer || interface.publicAddress != nil
        || !lowered.namedGroups.isDisjoint(with: interface.labels)
        || !lowered.namedGroups.isEmpty && interface.labels.contains(Labels.anyGroup)
    }
  }

  /// The addresses of AWS services that gateway endpoints of the model lead to.
  var serviceAddresses: IntervalSet {
    IntervalSet(lowered.serviceRanges.values.flatMap(\.self))
  }

  /// The interfaces of a VPC or of some of its subnets by the detail; of anything else, its own.
  private func interfaces(standingFor id: ElementID, _ detail: TrafficDetail) -> [Int] {
    let subnets = Set(self.subnets(of: id))
    guard subnets.isEmpty else {
      return network.interfaces.indices.filter {
        subnets.contains(network.interfaces[$0].subnet) && counts($0, detail)
      }
    }
    return interfaces(of: id)
  }

  /// The subnets that an element is or holds: of a VPC, a family of subnets, or one subnet.
  func subnets(of id: ElementID) -> [ElementID] {
    let vpc = lowered.model.component(id)?.primary ?? id
    return lowered.subnetOrder.filter {
      $0 == id || $0.family == id || lowered.subnetVPC[$0] == vpc
    }
  }

  /// The nodes of an element and of everything inside it.
  func nodes(of id: ElementID) -> Set<Int> {
    let primary = lowered.model.component(id)?.primary
    return Set(
      network.nodes.indices.filter { index in
        guard let element = network.nodes[index].element else { return false }
        return element == id || element == primary || element.path.starts(with: id.path)
      })
  }
}
