import Topology

/// A VPC endpoint.
package struct VPCEndpoint: Hashable, Sendable, Identifiable {
  package enum Kind: Hashable, Sendable {
    case gateway, interface, gatewayLoadBalancer
    case other(String)
  }

  package let id: ElementID
  package let vpc: Known<VPC.ID>
  package let kind: Known<Kind>
  /// For example `com.amazonaws.eu-central-1.s3`.
  package let service: Known<String>
  /// The tables that lead to a gateway endpoint.
  package var tables: Links
  /// The subnets and groups of an interface endpoint, associations included.
  package var subnets: Links
  package var groups: Links

  /// Whether the service's own name leads to an interface endpoint in its VPC.
  package let hasPrivateNames: Known<Bool>
  /// The addresses of a gateway endpoint's service; nil where only AWS knows them.
  package let serviceBlocks: [IPv4Network]?
  /// The endpoint service of the model that it is for; nil where it is for another one.
  package var provider: EndpointService.ID?
  /// Why it is not known whether it is connected to its service; nil where it is.
  package var connectionDoubt: String?

  /// The last part of the service's name, for example `s3`.
  package var serviceName: String? {
    service.value.flatMap { $0.split(separator: ".").last.map(String.init) }
  }
}
