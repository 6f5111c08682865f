/// draw.io's own shape for what a glyph stands for, so that AWS's icons appear there without being
/// copied.
///
/// Source: jgraph/drawio 24.7.5, `Sidebar-AWS4.js`.
struct DrawIOShape: Hashable, Sendable {
  /// The name after `mxgraph.aws4.`.
  let name: String
  let category: GlyphCategory
  /// A service's icon is a coloured square; a resource's is drawn in its colour.
  let isService: Bool
  /// The size at which the palette offers it, which is also its aspect.
  let width: Int
  let height: Int

  init(_ glyph: Glyph) {
    let shape = Self.shapes[glyph.name] ?? Self.generic
    name = shape.name
    category = glyph.category
    isService = shape.isService
    width = shape.width
    height = shape.height
  }

  /// As the palette has it, but for the words below an icon, which are in the box that holds it.
  var style: String {
    let fill = category.color
    if isService {
      return "outlineConnect=0;fillColor=\(fill);strokeColor=#ffffff;"
        + "aspect=fixed;shape=mxgraph.aws4.resourceIcon;resIcon=mxgraph.aws4.\(name);"
    }
    return "outlineConnect=0;fillColor=\(fill);strokeColor=none;aspect=fixed;"
      + "shape=mxgraph.aws4.\(name);"
  }

  /// The largest frame of the shape's aspect in this one, in its middle.
  func fitted(into frame: Frame) -> Frame {
    let isWide = width * frame.height > height * frame.width
    let width = isWide ? frame.width : self.width * frame.height / height
    let height = isWide ? self.height * frame.width / self.width : frame.height
    return Frame(
      x: frame.x + (frame.width - width) / 2, y: frame.y + (frame.height - height) / 2,
      width: width, height: height)
  }

  private init(service name: String) {
    self.init(name, isService: true, 78, 78)
  }

  private init(_ name: String, isService: Bool = false, _ width: Int = 78, _ height: Int = 78) {
    self.name = name
    category = .general
    self.isService = isService
    self.width = width
    self.height = height
  }

  private static let generic = DrawIOShape("traditional_server", 45, 78)

  private static let shapes: [String: DrawIOShape] = [
    "region": .init(service: "vpc"),
    "vpc": .init(service: "vpc"),
    "subnet": .init(service: "vpc"),
    "internet-gateway": .init("internet_gateway"),
    "nat-gateway": .init("nat_gateway"),
    "elastic-ip": .init("elastic_ip_address"),
    "transit-gateway": .init(service: "transit_gateway"),
    "attachment": .init("transit_gateway_attachment"),
    "route-table": .init("route_table", 78, 76),
    "prefix-list": .init("route_table", 78, 76),
    "network-interface": .init("elastic_network_interface"),
    "load-balancer": .init("application_load_balancer"),
    "target-group": .init(service: "elastic_load_balancing"),
    "endpoint": .init("endpoints"),
    "service-discovery": .init(service: "cloud_map"),
    "dns": .init(service: "route_53"),
    "peering": .init("peering"),
    "vpn": .init(service: "site_to_site_vpn"),
    "cluster": .init(service: "ecs"),
    "service": .init("ecs_service", 39, 48),
    "task": .init("ecs_task", 37, 48),
    "image-repository": .init(service: "ecr"),
    "instance": .init(service: "ec2"),
    "launch-template": .init(service: "ec2"),
    "function": .init(service: "lambda"),
    "scaling": .init(service: "auto_scaling2"),
    "file-system": .init(service: "elastic_file_system"),
    "mount-target": .init("file_system", 78, 73),
    "bucket": .init(service: "s3"),
    "volume": .init(service: "elastic_block_store"),
    "backup": .init(service: "backup"),
    "database": .init(service: "rds"),
    "key-value-table": .init(service: "dynamodb"),
    "cache": .init(service: "elasticache"),
    "firewall": .init(service: "network_firewall"),
    "web-acl": .init(service: "waf"),
    // AWS has no icon for it, and a network ACL is something else.
    "security-group": .init("generic_firewall", 78, 66),
    "network-acl": .init("network_access_control_list"),
    "key": .init(service: "key_management_service"),
    "secret": .init(service: "secrets_manager"),
    "role": .init("role", 78, 44),
    "certificate": .init(service: "certificate_manager_3"),
    "resource-share": .init(service: "resource_access_manager"),
    "queue": .init(service: "sqs"),
    "notification": .init(service: "sns"),
    "event-rule": .init(service: "eventbridge"),
    "delivery-stream": .init(service: "kinesis_data_firehose"),
    "logs": .init("cloudwatch_logs", 78, 58),
    "alarm": .init("alarm"),
    "dashboard": .init(service: "cloudwatch_2"),
    "parameter": .init("parameter_store", 75, 78),
    "policy": .init(service: "identity_and_access_management"),
    "analytics": .init(service: "athena"),
    "api": .init(service: "api_gateway"),
    "audit": .init(service: "cloudtrail"),
    "batch": .init(service: "batch"),
    "broker": .init(service: "mq"),
    "content-delivery": .init(service: "cloudfront"),
    "data-stream": .init(service: "kinesis_data_streams"),
    "direct-connect": .init(service: "direct_connect"),
    "directory": .init(service: "directory_service"),
    "kubernetes-cluster": .init(service: "eks"),
    "migration": .init(service: "database_migration_service"),
    "notebook": .init(service: "sagemaker"),
    "organization": .init(service: "organizations"),
    "search": .init(service: "elasticsearch_service"),
    "threat-detection": .init(service: "guardduty"),
    "transfer": .init(service: "transfer_family"),
    "user-pool": .init(service: "cognito"),
    "data-warehouse": .init(service: "redshift"),
    "wide-area-network": .init(service: "cloud_wan"),
    "workflow": .init(service: "step_functions"),
    "workspace": .init(service: "workspaces"),
    "internet": .init("internet_alt2"),
    "user": .init("user"),
    "office": .init("traditional_server", 45, 78),
    "resource": .init("traditional_server", 45, 78),
  ]
}
