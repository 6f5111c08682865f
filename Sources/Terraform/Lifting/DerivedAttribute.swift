import AWSResources

/// Attributes that the provider does not have, but that follow from those that it has.
struct DerivedAttribute: Sendable {
  let type: String
  let attribute: String
  /// What the value holds, for descriptions.
  let description: String
  /// The value, given the resource.
  let value: @Sendable (HCLExpression) -> HCLExpression
  /// The same, read from a plan or a state: of the resource's values, the value by key.
  let read: @Sendable (PlanValue) -> [String: PlanValue]
  /// Why it is computed so.
  let comment: String

  /// Their keys are zone letters in the model and zone names in Terraform.
  static let all: [DerivedAttribute] = [
    // `sync_states` is a set of objects: only a look-up by zone finds the right endpoint.
    // Source: terraform-provider-aws, resource `aws_networkfirewall_firewall`.
    DerivedAttribute(
      type: AWS.NetworkfirewallFirewall.type, attribute: "endpoint_ids",
      description: "VPC endpoint of the firewall in each zone, by zone name",
      value: { firewall in
        .forObject(
          HCLExpression.ForClause(
            ["state"],
            in: .attribute(
              .index(.attribute(firewall, "firewall_status"), .int(0)), "sync_states")),
          key: .attribute(.name("state"), "availability_zone"),
          value: .attribute(
            .index(.attribute(.name("state"), "attachment"), .int(0)), "endpoint_id"))
      },
      read: { firewall in
        var endpoints: [String: PlanValue] = [:]
        for state in firewall["firewall_status"]?[0]?["sync_states"]?.elements ?? [] {
          guard case .string(let zone)? = state["availability_zone"] else { continue }
          endpoints[zone] = state["attachment"]?[0]?["endpoint_id"]
        }
        return endpoints
      },
      comment:
        "The endpoints have no order, so each is found by its zone, never by its position.")
  ]

  static func find(_ type: String, _ attribute: String) -> DerivedAttribute? {
    all.first { $0.type == type && $0.attribute == attribute }
  }

  /// The name of the local value that holds it.
  func localName(_ family: LocalFamily) -> String {
    Naming.join(Naming.short(family), attribute)
  }
}
