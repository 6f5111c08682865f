import Topology

/// An endpoint of an AWS Network Firewall, or the firewall itself.
package enum FirewallEndpoint {
  /// A firewall has one endpoint in each zone.
  package struct ID: Hashable, Sendable {
    package let firewall: ElementID
    /// Empty where the model does not say which.
    package let zone: String

    package init(firewall: ElementID, zone: String) {
      self.firewall = firewall
      self.zone = zone
    }
  }
}

/// An AWS Network Firewall.
package struct Firewall: Hashable, Sendable, Identifiable {
  package let id: ElementID
  package let vpc: Known<VPC.ID>
  package let subnets: Links
  package let policy: Known<ElementID>
}
