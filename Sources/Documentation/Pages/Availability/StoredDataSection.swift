import AWSResources
import Topology

/// Where data lies, what protects it, and how old a restored copy may be.
struct StoredDataSection: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let systems = landscape.resources(ofType: AWS.EfsFileSystem.type)
    if !systems.isEmpty {
      Markdown.heading(2, "Data and backups")
      for system in systems {
        Markdown.table(
          Table(
            [Table.Column(landscape.link(system.id))]
              + landscape.environmentTitles.map { Table.Column(.text($0)) },
            rows: rows(of: system)))
      }
    }
  }

  private func rows(of system: Aligned<Resource>) -> [[Inline]] {
    func row(_ title: Inline, _ cell: (Int) -> Inline?) -> [Inline] {
      [title] + landscape.environments.indices.map { cell($0) ?? .none }
    }
    return [
      row("Kept in") { environment in
        guard let item = system.items[environment] else { return nil }
        guard let zone = item["availability_zone_name"], zone != .null else { return "every zone" }
        return landscape.text(zone, in: environment)
      },
      row("Backup") { backup(of: system, "schedule", in: $0) ?? "none" },
      row("Backup kept for days") { lifecycle(of: system, in: $0) },
    ]
  }

  private func plans(of system: Aligned<Resource>, in environment: Int) -> [Resource] {
    landscape.resources(ofType: AWS.BackupSelection.type).compactMap { selection -> Resource? in
      guard let item = selection.items[environment],
        item["resources"]?.references.contains(where: { $0.element == system.id }) ?? false,
        let plan = item["plan_id"]?.references.first?.element
      else { return nil }
      return landscape.environments[environment].resource(plan)
    }
  }

  private func backup(
    of system: Aligned<Resource>, _ argument: String, in environment: Int
  ) -> Inline? {
    let rules = plans(of: system, in: environment).flatMap { landscape.objects($0["rule"]) }
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

  private func lifecycle(of system: Aligned<Resource>, in environment: Int) -> Inline? {
    let days = plans(of: system, in: environment).flatMap { landscape.objects($0["rule"]) }
      .flatMap { landscape.objects($0["lifecycle"]) }
      .compactMap { landscape.plain($0["delete_after"], in: environment) }
    return days.isEmpty ? nil : .text(days.joined(separator: ", "))
  }
}
