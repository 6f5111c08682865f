import AWSModel
import AWSResources
import Topology

/// The network of one environment as the network view draws it: VPCs with tiers and zones, and
/// what joins them.
package struct NetworkDrawing: Hashable, Sendable {
  package var vpcs: [VPC]
  package var hubs: [Hub]
  /// How many routes there are of which the table is not known.
  package var unplacedRoutes = 0
  /// Whether subnets have network ACLs that have no room for their names.
  package var leavesACLs = false

  /// What is said of what a VPC holds without the model telling where in it.
  package static let withoutSubnet = "subnet not known"

  /// What stands for the zone of what is in a subnet that is not known.
  package static let unknownZone = "not known"

  /// What other sheets of the same view show, in their order; none where there is one sheet.
  package var elsewhere: [OtherSheet] = []

  /// Another sheet of a view that takes several.
  package struct OtherSheet: Hashable, Sendable {
    /// Its number, from one.
    package var number: Int
    package var vpcs: [VPC]
  }

  package struct VPC: Hashable, Sendable {
    package var id: ElementID
    package var title: String
    package var cidr: String
    /// The zone letters of its subnets, in order; `""` for subnets without a zone.
    package var zones: [String]
    /// Rows, in the order in which traffic from the internet meets them.
    package var tiers: [Tier]
    /// Gateways on its border that lead outside.
    package var gateways: [Gateway]
    /// Peering connections that it has asked for, or accepted of a VPC that is not in the model.
    package var peerings: [Peering] = []
    package var attachments: [Attachment]
    /// Gateway endpoints, which tables lead to by a prefix list.
    package var gatewayEndpoints: [Gateway]
    /// Tables that no subnet uses, for example of a gateway.
    package var looseTables: [Table]
    /// What is in it without the model telling in which subnet; among the gateway endpoints, too.
    package var unplaced: [Gateway] = []

    /// What stands for the subnet of what it holds without the model telling where.
    var unknownSubnet: ElementID { ElementID(path: id.path + ["unknown-subnet"]) }

    /// Whether it has a way to the internet of its own.
    package var isPublic: Bool { gateways.contains(where: \.leadsToInternet) }
    /// Whether it is drawn above the transit gateway: VPCs with a way to the internet are, unless
    /// the author wants it otherwise.
    package var isAbove: Bool
  }

  /// A gateway or an endpoint on the border of a VPC.
  package struct Gateway: Hashable, Sendable {
    package var id: ElementID
    package var title: String
    package var type: String

    /// Whether it leads to the internet, as a VPN gateway does not.
    package var leadsToInternet: Bool {
      [AWS.InternetGateway.type, AWS.EgressOnlyInternetGateway.type].contains(type)
    }
  }

  /// A VPC peering connection on the border of one of its VPCs.
  package struct Peering: Hashable, Sendable {
    package var id: ElementID
    package var title: String
    /// The VPC at its other end, where the model has it.
    package var peer: ElementID?
    package var type: String { AWS.VpcPeeringConnection.type }
  }

  package struct Attachment: Hashable, Sendable {
    package var id: ElementID
    package var title: String
    package var hub: ElementID?
    package var subnets: [ElementID]
    package var hasApplianceMode: Bool
  }

  /// Subnets that serve one purpose, one in each zone.
  package struct Tier: Hashable, Sendable {
    package var rank: Rank
    package var subnets: [Subnet]
    package var tables: [Table]
    package var bars: [Bar]
  }

  /// Where in a VPC a tier belongs, seen from the internet.
  package enum Rank: Int, Hashable, Sendable, Comparable {
    case edge, `public`, firewall, `private`, isolated, attachment

    package static func < (left: Rank, right: Rank) -> Bool { left.rawValue < right.rawValue }
  }

  package struct Subnet: Hashable, Sendable {
    package var id: ElementID
    package var title: String
    package var cidr: String
    /// Its network ACL, in words; nil where that permits everything by default.
    package var acl: String?
    package var zone: String
    package var isPublic: Bool
    package var items: [Item]
  }

  /// Something in one subnet.
  package struct Item: Hashable, Sendable {
    /// Nil for what is no resource of its own, such as an attachment's interface.
    package var id: ElementID?
    /// The same thing in VPCs that are like this one and not drawn.
    package var alike: [ElementID] = []
    package var name: String
    package var title: String
    /// In which of the zones that it may be in, for what is drawn across them.
    package var detail = ""
    package var type: String
    /// How many tasks a service keeps running; nil for anything else.
    package var tasks: Int?
    /// Whether it may run more tasks than those.
    package var isScaled = false

    /// What its box stands for.
    package var ids: [ElementID] { [id].compactMap(\.self) + alike }
  }

  /// Something that spans the zones of a tier.
  package struct Bar: Hashable, Sendable {
    package var ids: [ElementID]
    package var name: String
    package var title: String
    package var detail: String
    package var type: String
    /// The zones that it spans.
    package var zones: [String]
    /// Its part in each zone, such as a firewall's endpoint.
    package var members: [Member]
    /// Its parts without a zone, such as the endpoints of a group; each is drawn across the zones.
    package var chips: [Item]
    /// How many tasks a service keeps running; nil for anything else.
    package var tasks: Int?
    /// Whether it may run more tasks than those.
    package var isScaled = false
    /// Whether it stands in one of its zones, and is lost with that.
    package var isLostWithZone: Known<Bool> = .known(false)

    /// Whether it has a line of its own above its parts: services say what they are themselves.
    package var hasHeader: Bool {
      chips.isEmpty || !ids.isEmpty || chips.contains { $0.tasks == nil }
    }

    /// What its chips are together.
    package var kinship: String {
      type == AWS.VpcEndpoint.type
        ? "AWS PrivateLink to \(chips.count) \(chips.count == 1 ? "service" : "services")"
        : "\(chips.count) of them"
    }
  }

  package struct Member: Hashable, Sendable {
    package var zone: String
    package var item: Item
  }

  /// Route tables with the same routes, drawn once.
  package struct Table: Hashable, Sendable {
    package var ids: [ElementID]
    package var title: String
    package var routes: [Route]
    /// The zones of the subnets that use it.
    package var zones: [String]
    package var subnets: [ElementID]

    /// The one of the tables that a subnet uses: its own zone's, where each zone has one.
    package func table(of subnet: ElementID) -> ElementID {
      ids.first { $0.key != nil && $0.key == subnet.key } ?? ids[0]
    }
  }

  package struct Route: Hashable, Sendable {
    package var ids: [ElementID]
    package var destination: String
    /// What it leads to, without a zone: `NAT gateway`.
    package var targetName: String
    /// What it leads to, for each of the table's zones.
    package var targets: [Target]
    /// What it leads to, with the zone where the target is in one: `NAT gateway, same zone`.
    package var targetTitle: String {
      guard let first = targets.first, let key = first.key else { return targetName }
      if targets.count > 1, targets.allSatisfy({ $0.element == first.element && $0.key == key }) {
        return "\(targetName), zone \(key)"
      }
      if targets.allSatisfy({ $0.key == $0.zone }) { return "\(targetName), same zone" }
      let keys = Set(targets.compactMap(\.key)).sorted()
      return "\(targetName), \(keys.count == 1 ? "zone" : "zones") \(SheetText.list(keys))"
    }
    package var isDefault: Bool { destination == "0.0.0.0/0" }
  }

  package struct Target: Hashable, Sendable {
    package var zone: String
    package var element: ElementID
    /// The zone of the target, where it is in one.
    package var key: String?
    /// What its part in a zone is called, where it has one.
    package var member: String { "\(element) endpoint \(key ?? "")" }
  }

  /// A transit gateway with its route tables.
  package struct Hub: Hashable, Sendable {
    package var id: ElementID
    package var title: String
    package var detail: String
    package var tables: [HubTable]
    /// Attachments that lead outside: VPN, Direct Connect, peering.
    package var outside: [Gateway]
  }

  package struct HubTable: Hashable, Sendable {
    package var id: ElementID
    package var title: String
    package var routes: [Route]
    package var associations: [ElementID]
    /// The resources of the associations and propagations, drawn with the table.
    package var associationIDs: [ElementID]
    /// Who is associated, in words.
    package var associationTitle: String
  }
}

extension NetworkDrawing {
  /// What of other sheets has to do with this one: VPCs that a transit gateway joins, and those of which
  /// this sheet shows other tiers.
  ///
  /// - Parameter hub: the only transit gateway that counts; nil for any.
  func joinedElsewhere(by hub: ElementID? = nil) -> [OtherSheet] {
    let own = hub == nil ? Set(vpcs.map(\.id)) : []
    let hubs = hub.map { [$0] } ?? Set(hubs.map(\.id))
    return elsewhere.map { sheet in
      let joined = sheet.vpcs.filter { vpc in
        own.contains(vpc.id) || vpc.attachments.contains { $0.hub.map(hubs.contains) ?? false }
      }
      return OtherSheet(number: sheet.number, vpcs: joined)
    }.filter { !$0.vpcs.isEmpty }
  }

  /// Peering connections with the VPCs at their other ends.
  var joins: [(peering: ElementID, peer: ElementID)] {
    vpcs.flatMap(\.peerings).compactMap { peering in peering.peer.map { (peering.id, $0) } }
  }

  /// Whether subnets name their network ACLs.
  var namesACLs: Bool {
    vpcs.contains { $0.tiers.contains { $0.subnets.contains { $0.acl != nil } } }
  }

  /// The network without the names of network ACLs.
  var withoutACLs: NetworkDrawing {
    var model = self
    model.leavesACLs = namesACLs
    for vpc in model.vpcs.indices {
      for tier in model.vpcs[vpc].tiers.indices {
        for subnet in model.vpcs[vpc].tiers[tier].subnets.indices {
          model.vpcs[vpc].tiers[tier].subnets[subnet].acl = nil
        }
      }
    }
    return model
  }

  /// The network without the route tables of transit gateways, which no failure of a zone changes.
  var withoutHubTables: NetworkDrawing {
    var model = self
    for hub in model.hubs.indices { model.hubs[hub].tables = [] }
    return model
  }
}
