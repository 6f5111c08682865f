import AWSResources
import Topology

/// What AWS charges for, as counted units; prices change and are not in the model.
struct CostDrivers: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let rows = rows
    if !rows.isEmpty {
      Markdown.heading(2, "What costs money")
      Markdown.paragraph(
        """
        Units that AWS charges for by the hour or month, whether used or not. What is charged by \
        use (data that passes, requests, stored logs and images) depends on the load and is not \
        counted.
        """)
      Markdown.table(
        Table(
          ["Unit"]
            + landscape.environmentTitles.map { Table.Column(.text($0), isNumeric: true) },
          rows: rows))
    }
  }

  private var rows: [[Inline]] {
    let counters: [(Inline, (Int) -> Int)] = [
      ("NAT gateways", { count(AWS.NatGateway.type, $0) }),
      ("public IPv4 addresses given by the architecture", { count(AWS.Eip.type, $0) }),
      (
        "firewall endpoints", { sum(AWS.NetworkfirewallFirewall.type, "subnet_mapping", $0) }
      ),
      (
        "transit gateway attachments",
        { count(AWS.Ec2TransitGatewayVpcAttachment.type, $0) }
      ),
      ("interface endpoints, times their zones", interfaceEndpoints),
      ("application load balancers", { balancers("application", $0) }),
      ("network load balancers", { balancers("network", $0) }),
      ("web ACLs", { count(AWS.Wafv2WebAcl.type, $0) }),
      ("rules of web ACLs", { sum(AWS.Wafv2WebAcl.type, "rule", $0) }),
      ("Fargate tasks at least", { tasks($0, \.minimum) }),
      ("Fargate tasks at most", { tasks($0, \.maximum) }),
      ("KMS keys", { count(AWS.KmsKey.type, $0) }),
      ("secrets", { count(AWS.SecretsmanagerSecret.type, $0) }),
      ("alarms", { count(AWS.CloudwatchMetricAlarm.type, $0) }),
      ("databases", { count(AWS.DbInstance.type, $0) + count(AWS.RdsClusterInstance.type, $0) }),
      ("virtual machines", { count(AWS.Instance.type, $0) }),
      ("VPN connections", { count(AWS.VpnConnection.type, $0) }),
    ]
    let counted: [[Inline]] = counters.compactMap { title, count in
      let counts = landscape.environments.indices.map(count)
      return counts.allSatisfy { $0 == 0 } ? nil : [title] + counts.map { "\($0)" }
    }
    return counted + sizes
  }

  private func all(_ type: String, _ environment: Int) -> [Resource] {
    landscape.resources(ofType: type).compactMap { $0.items[environment] }
  }

  private func count(_ type: String, _ environment: Int) -> Int { all(type, environment).count }

  private func sum(_ type: String, _ argument: String, _ environment: Int) -> Int {
    all(type, environment).map { landscape.objects($0[argument]).count }.reduce(0, +)
  }

  private func balancers(_ kind: String, _ environment: Int) -> Int {
    all(AWS.Lb.type, environment).filter {
      (landscape.plain($0["load_balancer_type"], in: environment) ?? "application") == kind
    }.count
  }

  private func interfaceEndpoints(_ environment: Int) -> Int {
    all(AWS.VpcEndpoint.type, environment).filter {
      landscape.plain($0["vpc_endpoint_type"], in: environment) == "Interface"
    }.map { landscape.list($0["subnet_ids"]).count }.reduce(0, +)
  }

  // MARK: Tasks

  private struct TaskCount {
    let minimum: Int
    let maximum: Int
    /// In units of 1024 for a virtual CPU.
    let cpu: Int
    /// In MiB.
    let memory: Int
  }

  private func taskCounts(_ environment: Int) -> [TaskCount] {
    landscape.resources(ofType: AWS.EcsService.type).compactMap { service in
      guard let item = service.items[environment] else { return nil }
      let reading = ServiceReading(service, in: landscape)
      let scaling = reading.scaling?.items[environment]
      let desired = landscape.number(item["desired_count"], in: environment) ?? 1
      let task = reading.task?.items[environment]
      return TaskCount(
        minimum: landscape.number(scaling?["min_capacity"], in: environment) ?? desired,
        maximum: landscape.number(scaling?["max_capacity"], in: environment) ?? desired,
        cpu: landscape.number(task?["cpu"], in: environment) ?? 0,
        memory: landscape.number(task?["memory"], in: environment) ?? 0)
    }
  }

  private func tasks(_ environment: Int, _ part: (TaskCount) -> Int) -> Int {
    taskCounts(environment).map(part).reduce(0, +)
  }

  /// Virtual CPUs and memory of the tasks that always run.
  private var sizes: [[Inline]] {
    let cpus = landscape.environments.indices.map { tasks($0) { $0.minimum * $0.cpu } }
    let memories = landscape.environments.indices.map { tasks($0) { $0.minimum * $0.memory } }
    guard cpus.contains(where: { $0 > 0 }) else { return [] }
    return [
      ["virtual CPUs of those tasks at least"] + cpus.map { .text(Self.fraction($0)) },
      ["GiB of memory of those tasks at least"] + memories.map { .text(Self.fraction($0)) },
    ]
  }

  /// A number of 1024ths as a decimal, exactly.
  private static func fraction(_ units: Int) -> String {
    let (whole, rest) = units.quotientAndRemainder(dividingBy: 1024)
    guard rest > 0 else { return String(whole) }
    var digits = String(rest * 100_000_000_00 / 1024)
    digits = String(repeating: "0", count: max(0, 10 - digits.count)) + digits
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)"
  }
}
