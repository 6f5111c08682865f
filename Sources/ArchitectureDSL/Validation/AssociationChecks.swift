import Topology

/// What has one route table has one association (PLB027): a subnet, a gateway, a VPC's main table,
/// an attachment to a transit gateway.
///
/// Source: Amazon EC2 API reference, "AssociateRouteTable" (`Resource.AlreadyAssociated`) and
/// "AssociateTransitGatewayRouteTable".
enum AssociationChecks {
  /// A type of association, the argument that names what is associated, and its noun.
  private static let kinds = [
    (type: "aws_route_table_association", argument: "subnet_id", noun: "subnet"),
    (type: "aws_route_table_association", argument: "gateway_id", noun: "gateway"),
    (type: "aws_main_route_table_association", argument: "vpc_id", noun: "VPC"),
    (
      type: "aws_ec2_transit_gateway_route_table_association",
      argument: "transit_gateway_attachment_id", noun: "attachment"
    ),
  ]

  static func check(_ topology: Topology) -> [Diagnostic] {
    let reading = ArgumentReading(topology: topology)
    return kinds.flatMap { kind in
      var first: [String: Resource] = [:]
      return topology.resources(ofType: kind.type).compactMap { association -> Diagnostic? in
        guard let associated = reading.identity(association[kind.argument]) else { return nil }
        guard let other = first[associated] else {
          first[associated] = association
          return nil
        }
        let isMain = kind.noun == "VPC"
        return Diagnostic(
          .duplicateAssociation,
          summary: isMain
            ? "the VPC '\(associated)' has two main route tables"
            : "the \(kind.noun) '\(associated)' is associated with two route tables",
          detail:
            "'\(association.id)' and '\(other.id)' both say which; AWS "
            + (isMain ? "keeps the one that is applied last." : "refuses the second."),
          remedy: "Remove one of the two associations.", subject: association.id,
          origin: association.origin,
          related: [RelatedPlace(other.origin, "the other association")])
      }
    }
  }
}
