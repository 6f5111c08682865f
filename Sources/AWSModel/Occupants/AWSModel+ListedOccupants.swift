import AWSResources
import Topology

extension AWSModel {
  /// Types whose interfaces are read one by one, with more than a row can say.
  static let ownReading: Set<String> = [
    AWS.NetworkInterface.type, AWS.Instance.type, AWS.EcsService.type, AWS.EfsMountTarget.type,
    AWS.VpcEndpoint.type, AWS.NatGateway.type, AWS.Lb.type, "aws_alb",
    AWS.Ec2TransitGatewayVpcAttachment.type, AWS.NetworkfirewallFirewall.type,
  ]

  /// Databases, functions, groups of instances and whatever else a row of ``ResourceTraits``
  /// places in subnets; then what no row places and the provider's schema shows to have interfaces.
  mutating func readListedOccupants() {
    let reading = InterfaceReading(model: self)
    let referred = Set(topology.resources.flatMap { $0.references.map(\.element) })
    for resource in topology.resources where !Self.ownReading.contains(resource.type) {
      guard occupants[resource.id] == nil else { continue }
      if let traits = ResourceTraits.of(resource.type).occupant {
        // What is launched from a template stands in its place.
        if traits.isTemplate, referred.contains(resource.id) { continue }
        read(resource, traits, reading)
      } else {
        readByArguments(resource)
      }
    }
  }

  private mutating func read(
    _ resource: Resource, _ traits: OccupantTraits, _ reading: InterfaceReading
  ) {
    let places = reading.links(traits.subnets, of: resource, \.subnets)
    let groups = reading.links(traits.groups, of: resource, \.groups)
    if places.isAbsent, groups.isAbsent {
      if traits.homeless == .unknown {
        note(
          resource.id, nil,
          "\(ResourceTraits.of(resource.type).noun) in a subnet that is not known",
          in: .everywhere, .adds)
      }
      return
    }
    var occupant = Occupant(resource.id)
    let isLost = reading.isLostWithZone(traits, of: resource)
    occupant.place(isLost.value == true ? pinned(places, of: resource) : places)
    occupant.groups = groups
    occupant.hasGroups = traits.defaultGroups != .none || !groups.isAbsent
    occupant.mayHaveOtherGroups =
      traits.hasServiceGroups
      || groups.isAbsent && (traits.defaultGroups == .unknown || traits.takesGroupsFromOthers)
    occupant.isInOnePlace =
      traits.presence != .all && !(traits.presence == .two && occupant.places.count <= 2)
    occupant.isLostWithZone = isLost
    occupant.isPublic = reading.isPublic(traits.isPublic, of: resource, in: places.elements)
    occupant.opens = traits.isTemplate ? .unknown : reading.habit(traits.opens, of: resource)
    occupant.listens = traits.isTemplate ? .unknown : reading.habit(traits.listens, of: resource)
    if resource.type == "aws_ec2_instance_connect_endpoint",
      values.flag(resource["preserve_client_ip"]).value != false
    {
      // Source: EC2 User Guide, "EC2 Instance Connect Endpoint": the groups of instances then have to
      // admit the client's address.
      occupant.opens = .unknown
    }
    if !traits.isTemplate {
      occupant.ports = reading.openPorts(traits.ports, of: resource)
      if mayOpenOthers(resource) { occupant.openOthers() }
    }
    occupants[resource.id] = occupant
  }

  /// Whether options of a database may open further ports.
  ///
  /// Source: Amazon RDS User Guide, "Options for Oracle DB instances", "Options for Microsoft SQL Server".
  private func mayOpenOthers(_ resource: Resource) -> Bool {
    let engine = values.text(resource["engine"]).value ?? ""
    guard resource.type == "aws_db_instance",
      ["oracle", "sqlserver", "custom"].contains(where: engine.hasPrefix)
    else { return false }
    let group = values.text(resource["option_group_name"])
    return group.unknown != nil || group.value.map { !$0.hasPrefix("default:") } ?? false
  }

  /// Of a single copy the subnets in the zone that it is told to stand in, where it is told one and
  /// the model knows where all of its subnets are.
  ///
  /// Source: Amazon RDS API reference, CreateDBInstance, AvailabilityZone.
  private func pinned(_ places: Links, of resource: Resource) -> Links {
    guard places.elements.count > 1, places.unknowns.isEmpty,
      let zone = values.text(resource["availability_zone"]).value.map({
        Zone(name: $0, in: topology.region)
      }),
      places.elements.allSatisfy({ subnets[$0]?.zone.value != nil })
    else { return places }
    let own = places.elements.filter { subnets[$0]?.zone.value == zone }
    return own.isEmpty ? places : Links(own)
  }

  /// A type that no row places: what it does is not known, only where its arguments put it.
  private mutating func readByArguments(_ resource: Resource) {
    var places = Links()
    var groups = Links()
    for argument in NetworkArguments.of(resource.type) {
      let found = values.values(at: argument.path, of: resource)
      switch argument.kind {
      case .subnet: places = found.map { values.links($0) }.reduce(places, +)
      case .securityGroup: groups = found.map { values.links($0) }.reduce(groups, +)
      case .subnetGroup:
        for value in found {
          let group = values.link(value).value.flatMap { values.resource($0) }
          if let group, let path = ResourceTraits.of(group.type).subnetsOfGroup {
            places = values.values(at: path.steps, of: group).map { values.links($0) }
              .reduce(places, +)
          } else {
            places.unknowns.append(values.reason(value))
          }
        }
      default: break
      }
    }
    guard !Self.placeless.contains(resource.type), !(places.isAbsent && groups.isAbsent) else {
      return
    }
    var occupant = Occupant(resource.id)
    occupant.place(places)
    occupant.groups = groups
    occupant.mayHaveOtherGroups = groups.isAbsent
    occupant.isPublic = .unknown(.unreadable("a public address"))
    occupant.opens = .unknown
    occupant.listens = .unknown
    occupants[resource.id] = occupant
  }
}
