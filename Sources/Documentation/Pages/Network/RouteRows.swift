import AWSModel
import AWSResources
import Topology

/// The routes of a VPC's table, each where it decides, as the review and the page of a main table show
/// them.
struct RouteRows {
  let landscape: Landscape
  let table: ElementID

  /// One route in one environment.
  struct Cells: Sendable {
    let destination: Inline
    let target: Inline
  }

  /// In the model's order, then what the model cannot list. A route that AWS makes goes by the table,
  /// which is what decides in a walk.
  var rows: [RuleRow<Cells>] {
    let tables = landscape.models.map { $0.routeTables[table] }
    return RuleRow.align(
      tables.map { $0?.routes ?? [] }, by: { Key($0, in: table) },
      from: { $0.source == .declared ? $0.element : table }, text: cells)
      + RuleRow.align(tables.map { $0?.openings ?? [] }, by: \.element, from: \.element) {
        opening, environment in
        Cells(
          destination: "not known",
          target: RouteWords(landscape: landscape).target(opening, in: environment))
      }
  }

  /// What tells the routes of a table apart, whatever the environment.
  private struct Key: Hashable {
    let element: ElementID
    let source: Route.Source
    /// For routes that have no resource of their own.
    let destination: RouteDestination?

    init(_ route: Route, in table: ElementID) {
      element = route.source == .declared ? route.element : table
      source = route.source
      destination = route.source == .inline || route.source == .endpoint ? route.destination : nil
    }
  }

  private func cells(_ route: Route, _ environment: Int) -> Cells {
    let words = RouteWords(landscape: landscape)
    guard route.source == .declared,
      let resource = landscape.models[environment].resource(route.element)
    else {
      return Cells(
        destination: words.destination(route), target: words.target(route, in: environment))
    }
    let view = AWS.Route.View(resource)
    func text(_ value: Value?) -> Inline {
      value.map { landscape.text($0, in: environment) } ?? .none
    }
    return Cells(destination: text(view.destination), target: text(view.target))
  }
}

extension AWS.Route.View {
  /// The argument that says what the route is for.
  var destination: Value? {
    [destinationCidrBlock, destinationIpv6CidrBlock, destinationPrefixListId]
      .lazy.compactMap(\.value).first
  }

  /// The argument that names the target.
  var target: Value? {
    [
      gatewayId, natGatewayId, transitGatewayId, vpcEndpointId, vpcPeeringConnectionId,
      networkInterfaceId, egressOnlyGatewayId, carrierGatewayId, localGatewayId, coreNetworkArn,
    ].lazy.compactMap(\.value).first
  }
}
