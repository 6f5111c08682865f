import AWSResources
import Topology

/// Where data lies, what protects it, and how old a restored copy may be.
struct StoredDataSection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let systems = landscape.resources(ofType: AWS.EfsFileSystem.type)
    let plans = plansBySystem()
    if !systems.isEmpty {
      Markdown.heading(2, "Data and backups")
      for system in systems {
        Markdown.table(
          Table(
            [Table.Column(landscape.link(system.id))]
              + landscape.environmentTitles.map { Table.Column(.text($0)) },
            rows: rows(of: system, plans: plans.map { $0[system.id] ?? [] })))
      }
    }
  }

  /// - Parameter plans: The backup plans of the file system, by environment.
  private func rows(of system: Aligned<Resource>, plans: [[Resource]]) -> [[Inline]] {
    func row(_ title: Inline, _ cell: (Int) -> Inline?) -> [Inline] {
      [title] + landscape.environments.indices.map { cell($0) ?? .none }
    }
    return [
      row("Kept in") { environment in
        guard let item = system.items[environment] else { return nil }
        guard let zone = item["availability_zone_name"], zone != .null else { return "every zone" }
        return landscape.text(zone, in: environment)
      },
      row("Backup") { backup(of: system, plans[$0], "schedule", in: $0) ?? "none" },
      row("Backup kept for days") { lifecycle(plans[$0], in: $0) },
    ]
  }

  /// The backup plans that select each file system, by environment.
  private func plansBySystem() -> [[ElementID: [Resource]]] {
    var plans = landscape.environments.map { _ in [ElementID: [Resource]]() }
    for selection in landscape.resources(ofType: AWS.BackupSelection.type) {
      for (environment, item) in selection.items.enumerated() {
        guard let item, let id = item["plan_id"]?.references.first?.element,
          let plan = landscape.environments[environment].resource(id)
        else { continue }
        for system in (item["resources"]?.references ?? []).map(\.element).uniqued() {
          plans[environment][system, default: []].append(plan)
        }
      }
    }
    return plans
  }

  private func backup(
    of system: Aligned<Resource>, _ plans: [Resource], _ argument: String, in environment: Int
  ) -> Inline? {
    let rules = plans.flatMap { landscape.objects($0["rule"]) }
    let values = rules.compactMap { landscape.plain($0[argument], in: environment) }
    if values.isEmpty {
      let automatic = landscape.referrers(
        of: system.id, type: AWS.EfsBackupPolicy.type, through: "file_system_id"
      ).compactMap { landscape.objects($0.items[environment]?["backup_policy"]).first }
      let isOn = automatic.contains {
        landscape.plain($0["status"], in: environment) == "ENABLED"
      }
      return isOn ? "daily, by the default plan of AWS Backup" : nil
    }
    return values.map { .code($0) }.joined()
  }

  private func lifecycle(_ plans: [Resource], in environment: Int) -> Inline? {
    let days = plans.flatMap { landscape.objects($0["rule"]) }
      .flatMap { landscape.objects($0["lifecycle"]) }
      .compactMap { landscape.plain($0["delete_after"], in: environment) }
    return days.isEmpty ? nil : .text(days.joined(separator: ", "))
  }
}
