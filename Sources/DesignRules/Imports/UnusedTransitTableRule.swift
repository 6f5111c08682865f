import AWSModel
import AWSResources
import Topology

/// A transit gateway's route table decides for an attachment.
///
/// Source: Amazon VPC Transit Gateways guide, "Transit gateway route tables".
struct UnusedTransitTableRule: DesignRule {
  let code = DiagnosticCode.unusedTransitTable
  let severity = Diagnostic.Severity.warning
  let title = "A transit gateway route table decides for an attachment"
  let why =
    "A table decides for what comes from the attachments that are associated with it; its routes and "
    + "propagations do nothing without one."
  let remedy = "Associate the attachments that it is meant for, or remove it."
  let source = #"Amazon VPC Transit Gateways guide, "Transit gateway route tables""#

  func violations(in model: AWSModel) -> [Violation] {
    let associated = model.all(AWS.Ec2TransitGatewayRouteTableAssociation.View.self)
      .map { model.values.link($0.transitGatewayRouteTableId) }
    let attached = model.transitAttachments.values.map(\.table)
    // What is associated with a table that is not known may be so with any.
    guard !(associated + attached).contains(where: { $0.unknown != nil }) else { return [] }
    let used = Set((associated + attached).compactMap(\.value))
    // Attachments of other accounts, and those to a gateway of another configuration, are not here.
    let shares = model.all(AWS.RamResourceAssociation.View.self)
      .map { model.values.link($0.resourceArn) }
    guard !shares.contains(where: { $0.unknown != nil }) else { return [] }
    let shared = Set(shares.compactMap(\.value))
    return model.transitTables.values.compactMap { table in
      guard !table.isImplicit, !used.contains(table.id),
        model.transitGateways[table.gateway] != nil,
        !shared.contains(table.gateway)
      else { return nil }
      return model.leftover(table.id, "'\(table.id)' decides for no attachment")
    }
  }
}
