/// The registry of reasons. The identifiers are stable; most have a counterpart among the
/// explanation codes of AWS Reachability Analyzer.
///
/// Source: AWS, "Reachability Analyzer explanation codes".
package enum ReasonCode: String, Hashable, Sendable, Codable, CaseIterable {
  case securityGroupRules = "security-group-rules"
  case securityGroupEmpty = "security-group-empty"
  case securityGroupReferenceLost = "security-group-reference-lost"
  case securityGroupReferencingOff = "security-group-referencing-off"
  case networkACL = "network-acl"
  case noRoute = "no-route"
  case deadRoute = "dead-route"
  case localRouteRestriction = "local-route-restriction"
  case edgeRouteRestriction = "edge-route-restriction"
  case redirectedSubnet = "redirected-subnet"
  case noHost = "no-host"
  case overlappingNetwork = "overlapping-network"
  case sourceDestinationCheck = "source-destination-check"
  case noPublicAddress = "no-public-address"
  case notPublished = "not-published"
  case privateDestination = "private-destination"
  case translationProtocol = "translation-protocol"
  case translationInbound = "translation-inbound"
  case translationReply = "translation-reply"
  case transitZone = "transit-zone"
  case transitAssociation = "transit-association"
  case transitNoRoute = "transit-no-route"
  case transitBlackhole = "transit-blackhole"
  case firewallRules = "firewall-rules"
  case noSession = "no-session"
  case oneSided = "one-sided"
  case peeringAddress = "peering-address"
  case endpointProtocol = "endpoint-protocol"
  case endpointSource = "endpoint-source"
  case clientAuthorization = "client-authorization"
  case listener = "listener"
  case noTarget = "no-target"
  case targetZone = "target-zone"
  case loop = "loop"
  case replyMismatch = "reply-mismatch"
  case failed = "failed"
  case noEndpoint = "no-endpoint"

  /// Whether a route is missing, as opposed to a refusal.
  package var isRouting: Bool {
    switch self {
    case .noRoute, .deadRoute, .transitNoRoute, .transitBlackhole, .transitAssociation,
      .transitZone, .loop, .noHost, .overlappingNetwork:
      true
    default: false
    }
  }

  /// What the reason stands for, in one sentence.
  package var meaning: String {
    switch self {
    case .securityGroupRules: "No rule of the interface's security groups permits the packet."
    case .securityGroupEmpty: "The interface's security groups have no rules in this direction."
    case .securityGroupReferenceLost:
      "A rule permits a security group, but a device on the way has replaced or hidden the sender."
    case .securityGroupReferencingOff:
      "A rule permits a security group of another VPC, and security group referencing is off."
    case .networkACL: "A subnet's network ACL refuses the packet."
    case .noRoute: "The route table has no route to the destination."
    case .deadRoute: "The target of the route is missing or has failed."
    case .localRouteRestriction:
      "A route more specific than the VPC's own must name a whole subnet and lead to a NAT "
        + "gateway, a network interface or a firewall endpoint."
    case .edgeRouteRestriction:
      "A gateway's route table may only send the VPC's block or a whole subnet to a network "
        + "interface or a firewall endpoint."
    case .redirectedSubnet:
      "A subnet whose inbound traffic is redirected to a middlebox cannot use the internet "
        + "gateway directly."
    case .noHost: "The address belongs to the VPC but to none of its subnets."
    case .overlappingNetwork:
      "The address is also one of another network, where the packet stays."
    case .sourceDestinationCheck:
      "The interface checks source and destination, and the packet is not its own."
    case .noPublicAddress: "The sender has no public address, so the internet gateway drops it."
    case .notPublished: "The address is not the public address of anything."
    case .privateDestination: "The internet gateway drops packets to private addresses."
    case .translationProtocol: "The NAT gateway translates TCP, UDP and ICMP only."
    case .translationInbound: "A NAT gateway passes responses only, no new connections."
    case .translationReply:
      "The response is translated on its way back, so its client does not accept it."
    case .transitZone: "The transit gateway has no attachment subnet in the sender's zone."
    case .transitAssociation:
      "The attachment is associated with no route table of the transit gateway."
    case .transitNoRoute: "The transit gateway's route table has no route to the destination."
    case .transitBlackhole: "The transit gateway's route table drops the destination on purpose."
    case .firewallRules: "The firewall's rules refuse the packet."
    case .noSession:
      "The response comes to a firewall endpoint that has not seen the request."
    case .oneSided:
      "The response does not pass the firewall that saw the request, which then drops the connection."
    case .peeringAddress:
      "A peering connection carries only packets between its own two VPCs; it is not transitive."
    case .endpointProtocol: "A gateway endpoint accepts TCP and ICMP echo only."
    case .endpointSource: "A gateway endpoint serves its own VPC only."
    case .clientAuthorization:
      "No authorization rule of the Client VPN endpoint lets its clients reach the destination."
    case .listener: "The load balancer has no listener for the port."
    case .noTarget: "The listener has no targets."
    case .targetZone: "The load balancer has no target in the zone, and does not cross zones."
    case .loop: "The packet comes back to where it has been."
    case .replyMismatch: "The response does not come from the address that the client asked."
    case .failed: "The component has failed in this scenario."
    case .noEndpoint: "There is nothing that could send or receive the packet."
    }
  }
}
