import Topology

/// The alarms that the resources of a region call for, in the order of the resources.
///
/// Sources: the metrics' pages of the Elastic Load Balancing, Amazon ECS (Container Insights),
/// Amazon EFS, AWS Network Firewall and Amazon VPC (NAT gateways) guides.
struct AlarmList {
  let resources: [Resource]
  let firewallDrops: Int

  var alarms: [Alarm] {
    resources.flatMap { resource -> [Alarm] in
      switch resource.type {
      case "aws_lb_listener", "aws_lb_listener_rule": unhealthyTargets(of: resource)
      case "aws_ecs_service": [noRunningTask(of: resource)]
      case "aws_efs_file_system": [operationsLimit(of: resource)]
      case "aws_networkfirewall_firewall": drops(of: resource)
      case "aws_nat_gateway": [portExhaustion(of: resource)]
      default: []
      }
    }
  }

  /// Of what a listener, or a rule of one, sends to.
  private func unhealthyTargets(of sender: Resource) -> [Alarm] {
    let isRule = sender.type == "aws_lb_listener_rule"
    let listener =
      isRule
      ? resources.first { $0.id == sender["listener_arn"]?.references.first?.element } : sender
    guard let loadBalancer = listener?["load_balancer_arn"]?.references.first?.element,
      let targets = sender[isRule ? "action" : "default_action"]?.references.first?.element,
      let balancer = resources.first(where: { $0.id == loadBalancer }),
      let group = resources.first(where: { $0.id == targets && $0.type == "aws_lb_target_group" })
    else { return [] }
    let rule = isRule ? [sender.id.name.replacing("rule-", with: "", maxReplacements: 1)] : []
    let isNetwork = balancer["load_balancer_type"]?.stringValue == "network"
    return [
      Alarm(
        name: "unhealthy-targets-\(slug(group.id.path.dropLast() + rule))", key: nil,
        title: "Unhealthy targets: \(group.title)",
        runbook:
          "A target fails its health check. Look at the target's health and its reason in the console, then at the log and the events of the service behind it; a new release that fails is rolled back by itself.",
        namespace: isNetwork ? "AWS/NetworkELB" : "AWS/ApplicationELB",
        metric: "UnHealthyHostCount",
        dimensions: [
          "LoadBalancer": .reference(loadBalancer, "arn_suffix"),
          "TargetGroup": .reference(targets, "arn_suffix"),
        ],
        statistic: "Maximum", comparison: .atLeast, threshold: 1, periodSeconds: 60, periods: 3,
        missingData: .notBreaching)
    ]
  }

  /// Container Insights counts tasks once a minute. Five minutes leave time to a service that stops
  /// before it starts again.
  private func noRunningTask(of service: Resource) -> Alarm {
    let cluster = service["cluster"]?.references.first?.element ?? service.id
    let name = service.id.path.dropLast().last ?? service.id.name
    return Alarm(
      name: "no-running-task", key: name, title: "No running task of the \(name) service",
      runbook:
        "No task of the service has run for five minutes. Look at the service's events and at the reason of its stopped tasks: an image that cannot be pulled, a secret without a value, a failing health check, or a file system that cannot be mounted.",
      namespace: "ECS/ContainerInsights", metric: "RunningTaskCount",
      dimensions: [
        "ClusterName": .reference(cluster, "name"), "ServiceName": .reference(service.id, "name"),
      ],
      statistic: "Minimum", comparison: .lessThan, threshold: 1, periodSeconds: 60, periods: 5,
      missingData: .breaching)
  }

  /// With elastic throughput there are no burst credits to run out of; operations have a limit.
  private func operationsLimit(of fileSystem: Resource) -> Alarm {
    let isBursting = (fileSystem["throughput_mode"]?.stringValue ?? "bursting") == "bursting"
    let name = slug(fileSystem.id.path.dropLast())
    return Alarm(
      name: isBursting ? "low-burst-credits-\(name)" : "operations-limit-\(name)", key: nil,
      title: "\(isBursting ? "Burst credits" : "Limit of operations"): \(fileSystem.title)",
      runbook: isBursting
        ? "The file system is running out of burst credits and will become slow. Reduce the writes or set the throughput mode to elastic."
        : "The file system is close to its limit of operations and will become slow. Look at which service reads or writes so much and reduce it at its source.",
      namespace: "AWS/EFS", metric: isBursting ? "BurstCreditBalance" : "PercentIOLimit",
      dimensions: ["FileSystemId": .reference(fileSystem.id, "id")],
      statistic: isBursting ? "Minimum" : "Maximum",
      comparison: isBursting ? .lessThan : .atLeast,
      threshold: isBursting ? 192_000_000_000 : 90, periodSeconds: 300, periods: 3,
      missingData: .notBreaching)
  }

  /// The metric is one for each zone: those of the firewall's subnets.
  private func drops(of firewall: Resource) -> [Alarm] {
    let subnets = (firewall["subnet_mapping"]?.references ?? []).compactMap { reference in
      resources.first { $0.id == reference.element }
    }
    return subnets.compactMap { subnet in
      guard let zoneName = subnet["availability_zone"] else { return nil }
      let zone =
        if case .context(.zoneName(let letter)) = zoneName { letter } else { zoneName.stringValue }
      guard let zone else { return nil }
      return Alarm(
        name: "dropped-packets-\(firewall.id.path.dropLast().last ?? firewall.id.name)", key: zone,
        title: "Dropped packets: \(firewall.title) in zone \(zone)",
        runbook:
          "The firewall drops many packets. Its alert log names rule, source and destination: a service that calls something new needs a rule, anything else is to be treated as an incident.",
        namespace: "AWS/NetworkFirewall", metric: "DroppedPackets",
        dimensions: [
          "FirewallName": .reference(firewall.id, "name"), "AvailabilityZone": zoneName,
          "Engine": "Stateful",
        ],
        statistic: "Sum", comparison: .atLeast, threshold: firewallDrops, periodSeconds: 300,
        periods: 1, missingData: .notBreaching)
    }
  }

  private func portExhaustion(of gateway: Resource) -> Alarm {
    Alarm(
      name: "nat-port-exhaustion-\(slug(gateway.id.path.dropLast()))", key: gateway.id.key,
      title: "Port exhaustion: \(gateway.title)",
      runbook:
        "The NAT gateway had no source port left for a connection: more than 55,000 at once to one destination. Look in the flow log for who opens them, reuse connections there, or give the gateway a second address.",
      namespace: "AWS/NATGateway", metric: "ErrorPortAllocation",
      dimensions: ["NatGatewayId": .reference(gateway.id, "id")],
      statistic: "Sum", comparison: .atLeast, threshold: 1, periodSeconds: 300, periods: 1,
      missingData: .notBreaching)
  }

  private func slug(_ path: some Sequence<String>) -> String { path.joined(separator: "-") }
}
