import AWSResources
import Topology

/// How large the relational databases are, and what keeps their data.
struct DatabaseTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let databases = [AWS.RdsCluster.type, AWS.DbInstance.type, AWS.RdsClusterInstance.type]
      .flatMap(landscape.resources(ofType:))
    if !databases.isEmpty {
      Markdown.heading(2, "Databases")
      Markdown.table(
        Table(
          [
            "Database", "Engine", "Class", "Storage in GiB", "Multi-AZ", "Days of backups",
            "Deletion protection",
          ],
          rows: databases.map(row)))
    }
  }

  private func row(_ database: Aligned<Resource>) -> [Inline] {
    func cell(_ argument: String, _ absent: Inline = .none) -> Inline {
      landscape.value(of: database, argument) ?? absent
    }
    let version = landscape.value(of: database, "engine_version").map { " \($0)" as Inline } ?? ""
    let isInstance = database.first.type == AWS.DbInstance.type
    return [
      "\(landscape.link(database.id))\(landscape.presence(of: database))",
      "\(cell("engine"))\(version)", cell("instance_class"), cell("allocated_storage"),
      // Source: the provider's documentation: without the argument there is no standby.
      cell("multi_az", isInstance ? "no" : .none), cell("backup_retention_period"),
      cell("deletion_protection"),
    ]
  }
}
