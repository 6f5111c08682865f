import Topology

/// An Application, Network or Gateway Load Balancer.
package struct LoadBalancer: Hashable, Sendable, Identifiable {
  package enum Kind: String, Sendable { case application, network, gateway }

  /// A subnet that it stands in, with its address there where that is fixed.
  package struct Place: Hashable, Sendable {
    package let subnet: Subnet.ID
    package let address: Known<IPv4Address>
  }

  package let id: ElementID
  package let kind: Known<Kind>
  package let isInternal: Known<Bool>
  package let places: [Place]
  /// `ipv4`, `dualstack`, or `dualstack-without-public-ipv4`.
  package let addressType: Known<String>
  /// Why subnets are not known.
  package let unknownPlaces: [Unknown]
  package let groups: Links
  /// Whether its nodes pass connections on to targets in other zones.
  package let crossesZones: Known<Bool>
  /// Whether its groups also look at what comes through AWS PrivateLink.
  package let filtersPrivateLink: Known<Bool>
  package var listeners: [Listener] = []
  /// The web ACLs that look at its requests.
  package var webACLs: [ElementID] = []
}

/// A listener of a load balancer.
package struct Listener: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let port: Known<Int>
  /// In capitals, for example `HTTPS`.
  package let `protocol`: Known<String>
  /// The target groups to which its actions, and those of its rules, forward.
  package let groups: Links
  package let certificate: Known<ElementID>
  package let securityPolicy: Known<String>
  /// Whether it redirects every request that no rule takes.
  package let redirects: Bool
  /// Whether it answers by itself what no rule takes: by a fixed response, or by a redirect.
  package var answersRest = false
  /// Whether it divides requests among groups, be it that none of them is given any.
  package var hasForwards = false
}

/// A target group.
package struct TargetGroup: Hashable, Sendable, Identifiable {
  /// One of its targets, as declared by an attachment or a service.
  package struct Target: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
      case element(ElementID)
      case address(IPv4Address)
      case unknown(Unknown)
    }

    package let subject: Subject
    /// Absent where the group's own port counts.
    package let port: Known<Int>
    /// Whether it serves clients of every zone, being in none.
    package let isInEveryZone: Bool
    /// The resource that registers it.
    package let element: ElementID
  }

  package let id: ElementID
  package let port: Known<Int>
  package let `protocol`: Known<String>
  /// `instance`, `ip`, `lambda` or `alb`.
  package let targetType: Known<String>
  /// `ipv4` or `ipv6`: by what it asks its targets.
  package let addressType: Known<String>
  /// What the group itself says of client addresses; absent where its type and protocol decide.
  package let preservesClients: Known<Bool>
  /// What the group itself says of zones; absent where its load balancer decides.
  package let crossesZones: Known<Bool>
  package var targets: [Target] = []
  /// Elements that are targets of a group which is not known, and may be this one.
  package var openTargets: [ElementID] = []
}
