import AWSResources
import Topology

/// The rules of every web ACL, in the order in which requests meet them.
struct WebFirewallSection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let lists = landscape.resources(ofType: AWS.Wafv2WebAcl.type)
    if !lists.isEmpty {
      Markdown.heading(2, "Web firewall in the order of evaluation")
      for list in lists {
        Markdown.heading(3, "\(list.first.title)\(landscape.presence(of: list))")
        Markdown.table(Table(["Priority", "Rule", "Looks at", "Action"], rows: rows(of: list)))
      }
    }
  }

  private func rows(of list: Aligned<Resource>) -> [[Inline]] {
    let environment = list.environments.first ?? 0
    let rules = landscape.objects(list.first["rule"]).map { rule in
      (priority: landscape.number(rule["priority"], in: environment) ?? 0, rule: rule)
    }.sorted { $0.priority < $1.priority }
    let fallback = landscape.objects(list.first["default_action"]).first?.keys.first ?? "none"
    return rules.map { priority, rule in
      [
        "\(priority)", .text(landscape.plain(rule["name"], in: environment) ?? ""),
        statement(rule, environment), action(rule),
      ]
    } + [["–", "every other request", .none, .text(fallback)]]
  }

  private func statement(_ rule: Landscape.Members, _ environment: Int) -> Inline {
    let statement = landscape.objects(rule["statement"]).first ?? [:]
    if let managed = landscape.objects(statement["managed_rule_group_statement"]).first {
      let counted = landscape.objects(managed["rule_action_override"])
        .compactMap { landscape.plain($0["name"], in: environment) }
      let vendor = landscape.plain(managed["vendor_name"], in: environment) ?? ""
      let exception: Inline =
        counted.isEmpty ? "" : ", with its own action for \(counted.map { .code($0) }.joined())"
      let name =
        landscape.plain(managed["name"], in: environment).map { Inline.code($0) } ?? "a group"
      return "\(name), which \(vendor) manages\(exception)"
    }
    if let rate = landscape.objects(statement["rate_based_statement"]).first {
      let limit = landscape.plain(rate["limit"], in: environment) ?? "?"
      let window =
        landscape.plain(rate["evaluation_window_sec"], in: environment)
        .flatMap { Int($0) }.map { $0 / 60 } ?? 5
      return "more than \(limit) requests of one client in \(window) minutes"
    }
    return statement.keys.first.map { .code($0) } ?? .none
  }

  private func action(_ rule: Landscape.Members) -> Inline {
    if let action = landscape.objects(rule["action"]).first?.keys.first { return .text(action) }
    let override = landscape.objects(rule["override_action"]).first?.keys.first
    return override == "count" ? "count only" : "as the group says"
  }
}
