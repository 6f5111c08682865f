import AWSResources
import Topology

/// One file system: encryption, throughput, backup, access points, and where it is mounted.
struct FileSystemSection: Section {
  let landscape: Landscape
  let fileSystem: Aligned<Resource>

  var body: [Markdown] {
    Markdown.anchors([component?.id, fileSystem.id].compactMap { $0 })
    Markdown.heading(2, "\(title)\(landscape.presence(of: fileSystem))")
    if let summary = component?.first.summary, !summary.isEmpty {
      Markdown.paragraph(.text(summary))
    }
    settings
    if !accessPoints.isEmpty {
      Markdown.heading(3, "Access points of \(title)")
      Markdown.table(
        Table(["Access point", "Directory", "POSIX user"], rows: accessPoints.map(row)))
    }
  }

  private var component: Aligned<ComponentRecord>? {
    landscape.owner(of: fileSystem.id).flatMap {
      $0.first.kind == .fileSystem || $0.first.primary == fileSystem.id ? $0 : nil
    }
  }

  private var title: String { component?.first.title ?? fileSystem.first.title }

  private var settings: SettingsTable {
    var table = SettingsTable(landscape)
    for (label, argument) in [
      ("Encrypted", "encrypted"), ("Key", "kms_key_id"), ("Performance mode", "performance_mode"),
      ("Throughput mode", "throughput_mode"), ("Lifecycle", "lifecycle_policy"),
    ] {
      table.add(.text(label)) { landscape.value(fileSystem.items[$0], argument, in: $0) }
    }
    let backup = members(AWS.EfsBackupPolicy.type).first
    table.add("Automatic backup") { environment in
      ServiceReading.objects(backup?.items[environment]?["backup_policy"]).first?["status"]
        .map { landscape.text($0, in: environment) }
    }
    let mounts = members(AWS.EfsMountTarget.type)
    table.add("Mounted in") { environment in
      let subnets = mounts.compactMap { $0.items[environment]?["subnet_id"] }
      return subnets.isEmpty ? nil : landscape.text(.list(subnets), in: environment)
    }
    table.add("Security groups") { environment in
      let groups = mounts.compactMap { $0.items[environment]?["security_groups"] }.uniqued()
      return groups.isEmpty ? nil : groups.map { landscape.text($0, in: environment) }.joined()
    }
    return table
  }

  private var accessPoints: [Aligned<Resource>] { members(AWS.EfsAccessPoint.type) }

  private func members(_ type: String) -> [Aligned<Resource>] {
    landscape.referrers(of: fileSystem.id, type: type, through: "file_system_id")
  }

  private func row(_ point: Aligned<Resource>) -> [Inline] {
    let directory = landscape.varying { environment in
      ServiceReading.objects(point.items[environment]?["root_directory"]).first?["path"]
        .map { landscape.text($0, in: environment) }
    }
    let user = landscape.varying { environment -> Inline? in
      guard let user = ServiceReading.objects(point.items[environment]?["posix_user"]).first,
        let uid = user["uid"], let gid = user["gid"]
      else { return nil }
      return "\(landscape.text(uid, in: environment)):\(landscape.text(gid, in: environment))"
    }
    return [
      "\(.anchor(point.id))\(point.first.title)\(landscape.presence(of: point))",
      directory ?? .none, user ?? .none,
    ]
  }
}
