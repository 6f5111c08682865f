import Topology

extension DesignModel {
  /// The routes of a table, its own blocks and those that stand by themselves.
  func routes(of table: Block) -> [Block] {
    table.blocks("route") + resources("aws_route", whose: "route_table_id", is: table.id)
  }

  /// Where a route leads to; routes of a table's own blocks name it otherwise.
  func destination(of route: Block) -> IPv4Network? {
    network(route["destination_cidr_block"] ?? route["cidr_block"])
  }

  /// The table that a subnet is associated with.
  func routeTable(of subnet: Block) -> Block? {
    resources("aws_route_table_association", whose: "subnet_id", is: subnet.id).first
      .flatMap { target(of: $0, "route_table_id") }
  }

  /// The subnets that are associated with a table.
  func subnets(of table: Block) -> [Block] {
    resources("aws_route_table_association", whose: "route_table_id", is: table.id)
      .compactMap { target(of: $0, "subnet_id") }
  }

  /// Whether a table decides on what enters through a gateway.
  func isEdgeTable(_ table: Block) -> Bool {
    resources("aws_route_table_association", whose: "route_table_id", is: table.id)
      .contains { $0.has("gateway_id") }
  }

  /// The name of a subnet's zone, where it is known.
  func zone(of subnet: Block) -> String? { subnet.text("availability_zone") }

  /// The blocks of addresses of a VPC's subnets.
  func subnetNetworks(in vpc: Block) -> [IPv4Network] {
    resources("aws_subnet", whose: "vpc_id", is: vpc.id).compactMap { network($0["cidr_block"]) }
  }
}
