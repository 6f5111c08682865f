/// How a resource type stands in a VPC: in which subnets, with which security groups, and what it
/// does there.
package struct OccupantTraits: Hashable, Sendable {
  /// Whether it does something; what its type leaves open is unknown.
  package enum Tendency: Hashable, Sendable {
    case yes, no, unknown
    /// Yes where the argument has one of the values, otherwise no.
    case given(ArgumentPath, in: [String])
  }

  /// What holds where no subnet is named.
  package enum Homeless: Hashable, Sendable {
    /// It has no interface in any VPC of the author, as a function without `vpc_config`.
    case outside
    /// It stands in the default VPC.
    case defaultVPC
    /// It stands somewhere that the arguments do not tell.
    case unknown
  }

  /// What AWS gives where no security group is named.
  package enum DefaultGroups: Hashable, Sendable {
    /// The default security group of the VPC.
    case vpcDefault
    /// Groups that the service makes, or that nobody says.
    case unknown
    /// Nothing: security groups have no say there.
    case none
  }

  /// How many of its subnets it stands in.
  package enum Presence: Hashable, Sendable {
    /// In one of them, as an instance.
    case one
    /// In one of them, or in two where the argument is true, as a Multi-AZ DB instance.
    case pair(ArgumentPath)
    /// In two of them, of which a plan may leave open which, as an Amazon MWAA environment.
    case two
    /// In some of them, as the service chooses.
    case some
    /// In each of them.
    case all
  }

  /// Where its subnets are named; those of all sources that are given count.
  package let subnets: [InterfaceSource]
  package let homeless: Homeless
  /// Where its security groups are named; those of all sources that are given count.
  package let groups: [InterfaceSource]
  package let defaultGroups: DefaultGroups
  /// Whether the service adds groups of its own to those that are named.
  package let hasServiceGroups: Bool
  package let isPublic: PublicFlag
  /// Whether AWS answers for it at an address outside the VPC; nil for most, of which it never does.
  package let publicEndpoint: PublicEndpoint?
  package let ports: ListeningPorts
  /// Whether it opens connections itself.
  package let opens: Tendency
  /// Whether others may connect to it.
  package let listens: Tendency
  package let presence: Presence
  /// Whether it has no interface itself but what is launched from it has.
  package let isTemplate: Bool

  package init(
    in subnets: [InterfaceSource], homeless: Homeless = .unknown, groups: [InterfaceSource] = [],
    defaultGroups: DefaultGroups = .vpcDefault, hasServiceGroups: Bool = false,
    isPublic: PublicFlag = .never, publicEndpoint: PublicEndpoint? = nil,
    ports: ListeningPorts = .any, opens: Tendency = .yes, listens: Tendency = .yes,
    presence: Presence = .some, isTemplate: Bool = false
  ) {
    self.subnets = subnets
    self.homeless = homeless
    self.groups = groups
    self.defaultGroups = defaultGroups
    self.hasServiceGroups = hasServiceGroups
    self.isPublic = isPublic
    self.publicEndpoint = publicEndpoint
    self.ports = ports
    self.opens = opens
    self.listens = listens
    self.presence = presence
    self.isTemplate = isTemplate
  }

  /// Whether its groups come from a template or parent, so that none here says nothing.
  var takesGroupsFromOthers: Bool {
    groups.contains { source in
      switch source {
      case .template, .parent, .original, .dependents: true
      case .argument, .subnetGroup: false
      }
    }
  }

  /// What only sends: a function, a job, a connector.
  static func client(
    in subnets: [InterfaceSource], groups: [InterfaceSource], homeless: Homeless = .outside,
    defaultGroups: DefaultGroups = .vpcDefault, hasServiceGroups: Bool = false,
    presence: Presence = .some
  ) -> OccupantTraits {
    OccupantTraits(
      in: subnets, homeless: homeless, groups: groups, defaultGroups: defaultGroups,
      hasServiceGroups: hasServiceGroups, ports: .none, opens: .yes, listens: .no,
      presence: presence)
  }

  /// What answers: a database, a cache, an endpoint. Most of them may also open connections, as a
  /// database that reads another one does, so that is unknown unless the row says otherwise.
  static func server(
    in subnets: [InterfaceSource], groups: [InterfaceSource], ports: ListeningPorts,
    homeless: Homeless = .defaultVPC, defaultGroups: DefaultGroups = .vpcDefault,
    hasServiceGroups: Bool = false, isPublic: PublicFlag = .never, opens: Tendency = .unknown,
    presence: Presence = .some
  ) -> OccupantTraits {
    OccupantTraits(
      in: subnets, homeless: homeless, groups: groups, defaultGroups: defaultGroups,
      hasServiceGroups: hasServiceGroups, isPublic: isPublic, ports: ports, opens: opens,
      listens: .yes, presence: presence)
  }
}
