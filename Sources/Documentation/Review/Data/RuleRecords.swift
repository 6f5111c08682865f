import AWSModel
import AWSResources
import Topology

/// What a table or a group holds, one line for each rule: routes of a route table, rules of a
/// security group or an access list, listeners of a load balancer.
struct RuleRecords {
  let landscape: Landscape

  /// The rules of the element: each its identity, and its text, in one form or for each environment.
  func rules(of holder: Aligned<Resource>) -> [JSON] {
    let id = holder.id
    func isHeld(_ hold: (AWSModel) -> Bool) -> Bool { landscape.models.contains(where: hold) }
    if isHeld({ $0.routeTables[id] != nil }) { return routes(of: id) }
    if isHeld({ $0.transitTables[id] != nil }) { return transitRoutes(of: id) }
    if isHeld({ $0.securityGroups[id] != nil }) { return securityRules(of: id) }
    if isHeld({ $0.networkACLs[id] != nil }) { return listRules(of: id) }
    return holder.first.type == AWS.Lb.type ? listeners(of: holder) : []
  }

  /// Every route that decides in the table, in the model's order.
  private func routes(of table: ElementID) -> [JSON] {
    records(RouteRows(landscape: landscape, table: table).rows) {
      "\($0.destination) to \($0.target)"
    }
  }

  /// The attachments that follow the table come last.
  private func transitRoutes(of table: ElementID) -> [JSON] {
    let routes = TransitTableRows(landscape: landscape, table: table).rows
    return records(routes) { "\($0.destination) to \($0.target), \($0.kind)" }
      + landscape.referrers(
        of: table, type: AWS.Ec2TransitGatewayRouteTableAssociation.type,
        through: "transit_gateway_route_table_id"
      ).compactMap { association in
        record(association) { "used by \(value($0, "transit_gateway_attachment_id", $1))" }
      }
  }

  private func securityRules(of group: ElementID) -> [JSON] {
    records(SecurityGroupRows(landscape: landscape, group: group).rows) { rule in
      let purpose: Inline = rule.purpose == .none ? "" : ": \(rule.purpose)"
      return "\(rule.isEgress ? "out to" : "in from") \(rule.peer), \(rule.service)\(purpose)"
    }
  }

  private func listRules(of list: ElementID) -> [JSON] {
    records(NetworkACLRows(landscape: landscape, list: list).rows) {
      "\($0.number): \($0.action) \($0.way) \($0.addresses), \($0.ports)"
    }
  }

  private func listeners(of balancer: Aligned<Resource>) -> [JSON] {
    landscape.referrers(
      of: balancer.id, type: AWS.LbListener.type, through: "load_balancer_arn"
    ).compactMap { listener in
      record(listener) {
        "listens for \(value($0, "protocol", $1)) on port \(value($0, "port", $1))"
      }
    }
  }

  // MARK: Records

  private func records<Text>(_ rows: [RuleRow<Text>], _ text: (Text) -> Inline) -> [JSON] {
    let words = RunText(landscape: landscape)
    return rows.compactMap { row in
      JSON.varying(row.texts.map { $0.map { words.json(text($0)) } })
        .map { .array([.string(row.element.description)] + $0) }
    }
  }

  private func record(
    _ rule: Aligned<Resource>, _ text: (Resource, Int) -> Inline
  ) -> JSON? {
    let words = RunText(landscape: landscape)
    let texts = landscape.environments.indices.map { environment in
      rule.items[environment].map { words.json(text($0, environment)) }
    }
    return JSON.varying(texts).map { .array([.string(rule.id.description)] + $0) }
  }

  private func value(_ resource: Resource, _ argument: String, _ environment: Int) -> Inline {
    landscape.value(resource, argument, in: environment) ?? .none
  }
}
