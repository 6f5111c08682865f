import AWSModel
import AWSResources
import Topology

/// What else has a network interface in the VPCs: databases, caches, functions, instances.
struct OccupantTable: Section {
  let landscape: Landscape

  /// What other sections of the page, or the network's page, tell.
  private static let toldElsewhere: Set<String> = [
    AWS.EcsService.type, AWS.EfsMountTarget.type, AWS.VpcEndpoint.type, AWS.Lb.type,
    AWS.Ec2ClientVpnRoute.type,
  ]

  static func occupants(in landscape: Landscape) -> [Aligned<Resource>] {
    landscape.models.flatMap { $0.occupants.keys }.uniqued().compactMap(landscape.resource)
      .filter { !toldElsewhere.contains($0.first.type) }
  }

  var body: [Markdown] {
    let occupants = Self.occupants(in: landscape)
    if !occupants.isEmpty {
      Markdown.heading(2, "What else runs in the VPCs")
      Markdown.table(
        Table(
          ["Element", "Kind", "Subnets", "Security groups", "Public address"],
          rows: occupants.map(row)))
    }
  }

  private func row(_ resource: Aligned<Resource>) -> [Inline] {
    [
      "\(landscape.link(resource.id))\(landscape.presence(of: resource))",
      .text(ResourceTraits.of(resource.first.type).noun),
      varying(resource) { occupant, environment in
        // Where its subnets are not known its places are all that it may be in.
        guard occupant.unknownPlaces.isEmpty else {
          return occupant.unknownPlaces.map { landscape.text($0, in: environment) }.uniqued()
            .joined()
        }
        return landscape.text(Links(occupant.places.map(\.subnet).uniqued()), in: environment)
      },
      varying(resource) { occupant, environment in groups(of: occupant, in: environment) },
      varying(resource) { occupant, _ in Self.word(occupant.isPublic) },
    ]
  }

  private func varying(
    _ resource: Aligned<Resource>, _ text: (Occupant, Int) -> Inline?
  ) -> Inline {
    landscape.varying { environment in
      landscape.models[environment].occupants[resource.id].flatMap { text($0, environment) }
    } ?? .none
  }

  private func groups(of occupant: Occupant, in environment: Int) -> Inline? {
    guard occupant.hasGroups else { return "none: it has no security groups" }
    let named = landscape.text(occupant.groups, in: environment)
    if occupant.mayHaveOtherGroups {
      return named.map { "\($0), and what the service adds" } ?? "not known"
    }
    return named ?? "the VPC's default group"
  }

  private static func word(_ isPublic: Known<Bool>) -> Inline {
    switch isPublic {
    case .known(true): "yes"
    case .known(false), .absent: "no"
    case .unknown: "not known"
    }
  }
}
