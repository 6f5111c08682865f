import AWSResources
import Topology

/// One load balancer: its listeners and where they send requests.
struct LoadBalancerSection: Section {
  let landscape: Landscape
  let balancer: Aligned<Resource>

  var body: [Markdown] {
    Markdown.anchors([component?.id, balancer.id].compactMap { $0 })
    Markdown.heading(2, "\(title)\(landscape.presence(of: balancer))")
    if let summary = component?.first.summary, !summary.isEmpty {
      Markdown.paragraph(.text(summary))
    }
    settings
    if !listeners.isEmpty {
      Markdown.heading(3, "Listeners of \(title)")
      Markdown.table(Table(["Listener", "Accepts", "Then"], rows: listeners.flatMap(rows)))
    }
    if !targetGroups.isEmpty {
      Markdown.heading(3, "Targets of \(title)")
      Markdown.table(
        Table(
          ["Target group", "Type", "Port", "Health check", "Registered by"],
          rows: targetGroups.map(row)))
    }
  }

  private var component: Aligned<ComponentRecord>? {
    landscape.owner(of: balancer.id).flatMap {
      $0.first.kind == .loadBalancer || $0.first.primary == balancer.id ? $0 : nil
    }
  }

  private var title: String { component?.first.title ?? balancer.first.title }

  private var settings: SettingsTable {
    var table = SettingsTable(landscape)
    for (label, argument) in [
      ("Type", "load_balancer_type"), ("Internal", "internal"), ("Subnets", "subnets"),
      ("Security groups", "security_groups"),
      ("Deletion protection", "enable_deletion_protection"),
      ("Drops invalid header fields", "drop_invalid_header_fields"),
      ("Idle timeout, s", "idle_timeout"),
    ] {
      table.add(.text(label)) { landscape.value(balancer.items[$0], argument, in: $0) }
    }
    return table
  }

  // MARK: Listeners

  private var listeners: [Aligned<Resource>] {
    landscape.referrers(of: balancer.id, type: AWS.LbListener.type, through: "load_balancer_arn")
  }

  private func rows(_ listener: Aligned<Resource>) -> [[Inline]] {
    let own: [Inline] = [
      "\(landscape.link(listener.id))\(landscape.presence(of: listener))",
      landscape.varying { environment in
        landscape.listens(listener.items[environment], in: environment)
      } ?? .none,
      actions(listener, "default_action"),
    ]
    let rules = landscape.referrers(
      of: listener.id, type: AWS.LbListenerRule.type, through: "listener_arn"
    ).map { rule -> [Inline] in
      [
        "\(landscape.link(rule.id))\(landscape.presence(of: rule))",
        landscape.value(of: rule, "condition") ?? .none, actions(rule, "action"),
      ]
    }
    return [own] + rules
  }

  private func actions(_ listener: Aligned<Resource>, _ argument: String) -> Inline {
    landscape.varying { environment in
      let actions = ServiceReading.objects(listener.items[environment]?[argument])
      let texts = actions.map { action -> Inline in
        let groups = action.values.flatMap(\.references).map(\.element).uniqued()
        let kind = action["type"]?.stringValue ?? "action"
        if !groups.isEmpty { return "\(kind) to \(groups.map(landscape.link).joined())" }
        let details = action.filter { $0.key != "type" && $0.value != .null }
          .map { landscape.text($0.value, in: environment) }
        return details.isEmpty ? .text(kind) : "\(kind): \(details.joined())"
      }
      return texts.isEmpty ? nil : texts.joined(separator: .lineBreak)
    } ?? .none
  }

  // MARK: Target groups

  private var targetGroups: [Aligned<Resource>] {
    let rules = listeners.flatMap {
      landscape.referrers(of: $0.id, type: AWS.LbListenerRule.type, through: "listener_arn")
    }
    let targets = (listeners + rules).flatMap { $0.items.compactMap { $0 }.flatMap(\.references) }
    return targets.map(\.element).uniqued().compactMap(landscape.resource)
      .filter { $0.first.type == AWS.LbTargetGroup.type }
  }

  private func row(_ group: Aligned<Resource>) -> [Inline] {
    let port = landscape.varying { environment in
      landscape.listens(group.items[environment], in: environment)
    }
    let check = landscape.varying { environment in
      guard
        let check = ServiceReading.objects(group.items[environment]?["health_check"]).first,
        let path = check["path"]
      else { return nil }
      let request = landscape.text(path, in: environment)
      guard let answer = check["matcher"] else { return request }
      return "\(request), answer \(landscape.text(answer, in: environment))"
    }
    let services = landscape.referrers(
      of: group.id, type: AWS.EcsService.type, through: "load_balancer")
    return [
      "\(.anchor(group.id))\(group.first.title)\(landscape.presence(of: group))",
      landscape.value(of: group, "target_type") ?? .none, port ?? .none, check ?? .none,
      services.isEmpty ? .none : services.map { landscape.link($0.id) }.joined(),
    ]
  }
}

extension Landscape {
  /// A port with its protocol: `HTTPS 443`.
  fileprivate func listens(_ resource: Resource?, in environment: Int) -> Inline? {
    guard let port = value(resource, "port", in: environment) else { return nil }
    return "\(resource?["protocol"]?.stringValue ?? "") \(port)"
  }
}
