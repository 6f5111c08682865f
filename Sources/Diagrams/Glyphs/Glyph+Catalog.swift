extension Glyph {
  static let vpc = Glyph(
    "vpc", .networking,
    lines: "M7 17h10a3.5 3.5 0 0 0 .5-6.9A5.5 5.5 0 0 0 7 9.6 3.8 3.8 0 0 0 7 17z")
  static let subnet = Glyph(
    "subnet", .networking, lines: "M5 5h14v14H5zM5 12h14M12 5v14")
  static let internetGateway = Glyph(
    "internet-gateway", .networking,
    lines: "M5 19v-7a7 7 0 0 1 14 0v7M12 18V9M9 12l3-3 3 3")
  static let natGateway = Glyph(
    "nat-gateway", .networking,
    lines: "M4 8h6l4 8h6M17 13l3 3-3 3M4 16h5M15 8h5")
  static let transitGateway = Glyph(
    "transit-gateway", .networking,
    lines: "M12 4v16M4 12h16M9.5 6.5L12 4l2.5 2.5M9.5 17.5L12 20l2.5-2.5M6.5 9.5L4 12l2.5 2.5"
      + "M17.5 9.5L20 12l-2.5 2.5")
  static let attachment = Glyph(
    "attachment", .networking,
    lines: "M9 12h6M9 8.5H7.5a3.5 3.5 0 0 0 0 7H9M15 8.5h1.5a3.5 3.5 0 0 1 0 7H15")
  static let routeTable = Glyph(
    "route-table", .networking, lines: "M4.5 5.5h15v13h-15zM4.5 10h15M4.5 14h15M11 10v8.5")
  static let loadBalancer = Glyph(
    "load-balancer", .networking,
    lines: "M8 12h4M12 12V6.5h3M12 12h3M12 12v5.5h3",
    areas:
      "M3.5 12a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0zM15 5h4v3h-4zM15 10.5h4v3h-4zM15 16h4v3h-4z")
  static let endpoint = Glyph(
    "endpoint", .networking,
    lines: "M12 4.5a7.5 7.5 0 1 0 .01 0M4.5 12H9M15 12h4.5",
    areas:
      "M9.2 12a2.8 2.8 0 1 0 5.6 0 2.8 2.8 0 1 0-5.6 0z")
  static let discovery = Glyph(
    "service-discovery", .networking,
    lines: "M10.5 4.5a6 6 0 1 0 .01 0M15 15l4.5 4.5M8 9h5M8 12h5")
  static let dns = Glyph(
    "dns", .networking, lines: "M4.5 12a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M10.2 9.2L12 8v8")
  static let peering = Glyph(
    "peering", .networking,
    lines: "M4 9.5h14M15 6.5l3 3-3 3M20 15H6M9 12l-3 3 3 3")
  static let firewall = Glyph(
    "firewall", .security,
    lines: "M4.5 6h15v12h-15zM4.5 10h15M4.5 14h15M12 6v4M8 10v4M16 10v4M12 14v4")
  static let securityGroup = Glyph(
    "security-group", .security,
    lines: "M12 4l7 2.5v5c0 4.2-2.8 7.2-7 8.5-4.2-1.3-7-4.3-7-8.5v-5z")
  static let accessList = Glyph(
    "network-acl", .security, lines: "M5 6h3M11 6h8M5 12h3M11 12h8M5 18h3M11 18h8")
  static let key = Glyph(
    "key", .security, lines: "M4.5 12a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0M11.5 12H20v3M16.5 12v2.5")
  static let secret = Glyph(
    "secret", .security, lines: "M6 11h12v8H6zM8.5 11V8.5a3.5 3.5 0 0 1 7 0V11M12 14v2.5")
  static let role = Glyph(
    "role", .security,
    lines: "M4.5 6h15v12h-15zM13.5 10.5h4M13.5 13.5h4M6.5 15.5c.5-2 4-2 4.5 0",
    areas:
      "M7.2 10.5a1.6 1.6 0 1 0 3.2 0 1.6 1.6 0 1 0-3.2 0z")
  static let certificate = Glyph(
    "certificate", .security,
    lines: "M8 9.5a4 4 0 1 0 8 0 4 4 0 1 0-8 0M9.5 13L8 20l4-2 4 2-1.5-7")
  static let cluster = Glyph(
    "cluster", .compute,
    lines: "M12 3.5l7.4 4.2v8.6L12 20.5l-7.4-4.2V7.7zM12 8.5l3.5 2v3.5l-3.5 2-3.5-2v-3.5z")
  static let service = Glyph(
    "service", .compute,
    lines: "M12 4l7 4v8l-7 4-7-4V8zM5 8l7 4 7-4M12 12v8")
  static let task = Glyph(
    "task", .compute, lines: "M4.5 8h15v9h-15zM8 10.5v4M11 10.5v4M14 10.5v4M17 10.5v4")
  static let registry = Glyph(
    "image-repository", .compute,
    lines: "M5 9h14v10H5zM7 9V6h10v3M9 12.5v3M12 12.5v3M15 12.5v3")
  static let instance = Glyph(
    "instance", .compute,
    lines: "M7 7h10v10H7zM10 4v3M14 4v3M10 17v3M14 17v3M4 10h3M4 14h3M17 10h3M17 14h3")
  static let function = Glyph("function", .compute, lines: "M7 5h3l6 14h3M11.5 11L7 19")
  static let scaling = Glyph(
    "scaling", .compute, lines: "M9 9h6v6H9zM4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4")
  static let fileSystem = Glyph(
    "file-system", .storage,
    lines: "M4.5 7h5l2 2.5h8V18h-15zM8 13.5h8")
  static let mountTarget = Glyph(
    "mount-target", .storage, lines: "M12 4v9M8.5 9.5L12 13l3.5-3.5M5 14v5h14v-5")
  static let bucket = Glyph(
    "bucket", .storage, lines: "M5 7c0-3 14-3 14 0l-2 11c-.5 2-9.5 2-10 0zM5 7c0 3 14 3 14 0")
  static let backup = Glyph(
    "backup", .storage, lines: "M6 9a7 7 0 1 1-1 5M6 4.5V9h4.5M12 8.5V12l2.5 2")
  static let database = Glyph(
    "database", .database,
    lines: "M5 7c0-3 14-3 14 0v10c0 3-14 3-14 0zM5 7c0 3 14 3 14 0M5 12c0 3 14 3 14 0")
  static let logs = Glyph(
    "logs", .management, lines: "M6 4h8l4 4v12H6zM14 4v4h4M9 12h6M9 15.5h6")
  static let alarm = Glyph(
    "alarm", .management, lines: "M12 5a7 7 0 1 0 .01 0M12 8.5V12l3 2M4.5 7L7.5 4.5M19.5 7l-3-2.5")
  static let dashboard = Glyph(
    "dashboard", .management, lines: "M4.5 19.5h15M7 19.5V12M12 19.5V5M17 19.5V9")
  static let parameter = Glyph(
    "parameter", .management, lines: "M5 7h14M5 12h14M5 17h14",
    areas:
      "M8 5h2.5v4H8zM14 10h2.5v4H14zM10 15h2.5v4H10z")
  static let notification = Glyph(
    "notification", .integration, lines: "M7 16v-5a5 5 0 0 1 10 0v5l1.5 1.5h-13zM10.5 20h3")
  static let policy = Glyph(
    "policy", .general, lines: "M6 4h12v16H6zM9 9h6M9 12.5h6M9 16h3")
  static let internet = Glyph(
    "internet", .general,
    lines: "M4.5 12a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0M4.5 12h15"
      + "M12 4.5c-4 4-4 11 0 15M12 4.5c4 4 4 11 0 15")
  static let user = Glyph(
    "user", .general, lines: "M5.5 19.5c0-8 13-8 13 0z",
    areas:
      "M8.5 8a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0z")
  static let office = Glyph(
    "office", .general, lines: "M6 20V4h8v16M14 9h4v11M4 20h16M9 8h2M9 12h2M9 16h2")
  static let generic = Glyph(
    "resource", .general, lines: "M5.5 5.5h13v13h-13zM9 9h6v6H9z")
  static let region = Glyph(
    "region", .networking, lines: "M6 20V4M6 5h12l-3 4 3 4H6")

  static let elasticIP = Glyph(
    "elastic-ip", .networking,
    lines: "M12 20.5c-4-4.6-6-7.6-6-10.5a6 6 0 0 1 12 0c0 2.9-2 5.9-6 10.5z",
    areas: "M9.7 10a2.3 2.3 0 1 0 4.6 0 2.3 2.3 0 1 0-4.6 0z")
  static let networkInterface = Glyph(
    "network-interface", .networking,
    lines: "M4.5 7h15v10h-15zM8 17v3M12 17v3M16 17v3", areas: "M8 10h8v4H8z")
  static let prefixList = Glyph(
    "prefix-list", .networking,
    lines: "M9 7h10M9 12h10M9 17h10",
    areas: "M4.5 6h2.5v2h-2.5zM4.5 11h2.5v2h-2.5zM4.5 16h2.5v2h-2.5z")
  static let vpn = Glyph(
    "vpn", .networking,
    lines: "M4 5v14M20 5v14M4 13.5h3M17 13.5h3M7.5 11h9v6.5h-9zM9.5 11V9a2.5 2.5 0 0 1 5 0v2")
  static let targetGroup = Glyph(
    "target-group", .networking,
    lines: "M4.5 12a7.5 7.5 0 1 0 15 0 7.5 7.5 0 1 0-15 0"
      + "M8.2 12a3.8 3.8 0 1 0 7.6 0 3.8 3.8 0 1 0-7.6 0",
    areas: "M10.8 12a1.2 1.2 0 1 0 2.4 0 1.2 1.2 0 1 0-2.4 0z")
  static let webACL = Glyph(
    "web-acl", .security,
    lines: "M12 4l7 2.5v5c0 4.2-2.8 7.2-7 8.5-4.2-1.3-7-4.3-7-8.5v-5zM8.5 10h7M8.5 13.5h7")
  static let template = Glyph(
    "launch-template", .compute, lines: "M5 8h10v11H5zM8 8V5h11v11h-4M8 12h4M8 15h4")
  static let volume = Glyph(
    "volume", .storage,
    lines: "M6 4.5h12v15H6zM9 16.5h6M8.5 10a3.5 3.5 0 1 0 7 0 3.5 3.5 0 1 0-7 0",
    areas: "M11 10a1 1 0 1 0 2 0 1 1 0 1 0-2 0z")
  static let keyValue = Glyph(
    "key-value-table", .database,
    lines: "M5 6c0-2.5 14-2.5 14 0v12c0 2.5-14 2.5-14 0zM5 6c0 2.5 14 2.5 14 0",
    areas: "M12.8 9.5l-4 5h2.8l-.9 3.5 4.5-5.5h-3z")
  static let cache = Glyph(
    "cache", .database,
    lines:
      "M5 7c0-2.5 14-2.5 14 0v10c0 2.5-14 2.5-14 0zM5 7c0 2.5 14 2.5 14 0M8.5 14h2l1.5-2.5 1.5 4.5 1-2h1"
  )
  static let queue = Glyph(
    "queue", .integration, lines: "M3.5 8h4v8h-4zM10 8h4v8h-4zM16.5 12h4M18.5 9.5L21 12l-2.5 2.5")
  static let event = Glyph(
    "event-rule", .integration,
    lines: "M12 7.5V12M12 12l-5.5 4M12 12l5.5 4",
    areas: "M10 5.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0zM4 17.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0z"
      + "M16 17.5a2 2 0 1 0 4 0 2 2 0 1 0-4 0z")
  static let stream = Glyph(
    "delivery-stream", .integration,
    lines: "M4 8c3-3 5 3 8 0c3-3 5 3 8 0M4 13c3-3 5 3 8 0c3-3 5 3 8 0M4 18c3-3 5 3 8 0c3-3 5 3 8 0")
  static let share = Glyph(
    "resource-share", .security,
    lines: "M8.5 11l6.5-3.5M8.5 13l6.5 3.5",
    areas: "M4 12a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0-5.2 0z"
      + "M14.5 6.5a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0-5.2 0z"
      + "M14.5 17.5a2.6 2.6 0 1 0 5.2 0 2.6 2.6 0 1 0-5.2 0z")

  /// Every glyph, in the order of the contact sheet.
  package static let all: [Glyph] = basic + services

  private static let basic: [Glyph] = [
    .region, .vpc, .subnet, .internetGateway, .natGateway, .elasticIP, .transitGateway,
    .attachment, .routeTable, .prefixList, .networkInterface, .loadBalancer, .targetGroup,
    .endpoint, .discovery, .dns, .peering, .vpn,
    .cluster, .service, .task, .registry, .instance, .template, .function, .scaling,
    .fileSystem, .mountTarget, .bucket, .volume, .backup,
    .database, .keyValue, .cache,
    .firewall, .webACL, .securityGroup, .accessList, .key, .secret, .role, .certificate, .share,
    .queue, .notification, .event, .stream,
    .logs, .alarm, .dashboard, .parameter,
    .policy, .internet, .user, .office, .generic,
  ]
}
