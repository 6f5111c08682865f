import AWSResources
import Topology

/// How an environment is taken down, and what stands in the way of doing it by mistake.
struct DestroyGuide: Section {
  let context: PageContext

  private var landscape: Landscape { context.landscape }

  var body: [Markdown] {
    Markdown.heading(2, "Destroying an environment")
    Markdown.paragraph(
      """
      \(code: "terraform destroy") in its folder. What is protected refuses: change the model, \
      generate and apply first. What holds data refuses until it is empty.
      """)
    let rows = rows
    if !rows.isEmpty {
      Markdown.table(
        Table(
          ["In the way"] + landscape.environmentTitles.map { Table.Column(.text($0)) },
          rows: rows))
    }
    if !remains.isEmpty {
      Markdown.paragraph("What stays afterwards:")
      Markdown.list(remains)
    }
  }

  /// Arguments that protect, and the value with which they do.
  private static let protections: [(type: String, argument: String, value: String)] = [
    (AWS.NetworkfirewallFirewall.type, "delete_protection", "true"),
    (AWS.Lb.type, "enable_deletion_protection", "true"),
    (AWS.DbInstance.type, "deletion_protection", "true"),
    (AWS.RdsCluster.type, "deletion_protection", "true"),
    (AWS.DynamodbTable.type, "deletion_protection_enabled", "true"),
  ]
  /// Containers of data, and the argument that lets them go with what they hold.
  private static let holders: [(type: String, argument: String, words: String)] = [
    (AWS.S3Bucket.type, "force_destroy", "objects"),
    (AWS.EcrRepository.type, "force_delete", "images"),
    (AWS.BackupVault.type, "force_destroy", "backups"),
  ]

  private var rows: [[Inline]] {
    func row(_ element: Aligned<Resource>, _ cell: (Resource, Int) -> Inline?) -> [Inline]? {
      let cells = landscape.environments.indices.map { environment in
        element.items[environment].flatMap { cell($0, environment) } ?? .none
      }
      return cells.allSatisfy { $0 == .none } ? nil : [landscape.link(element.id)] + cells
    }
    let protected = Self.protections.flatMap { type, argument, value in
      landscape.resources(ofType: type).compactMap { element in
        row(element) { item, environment in
          landscape.plain(item[argument], in: environment) == value ? "protected" : nil
        }
      }
    }
    let holding = Self.holders.flatMap { type, argument, words in
      landscape.resources(ofType: type).compactMap { element in
        row(element) { item, environment in
          landscape.plain(item[argument], in: environment) == "true" ? nil : "its \(words)"
        }
      }
    }
    return protected + holding
  }

  private var remains: [Inline] {
    var items: [Inline] = ["the bucket with the state;"]
    for key in landscape.resources(ofType: AWS.KmsKey.type) {
      if let days = landscape.value(of: key, "deletion_window_in_days") {
        items.append("\(landscape.link(key.id)), for days: \(days);")
      }
    }
    let secrets = landscape.resources(ofType: AWS.SecretsmanagerSecret.type).filter {
      $0.first["recovery_window_in_days"] == nil
    }
    if !secrets.isEmpty {
      items.append("secrets, for 30 days, during which their names are taken;")
    }
    if !landscape.resources(ofType: AWS.EcsCluster.type).isEmpty {
      items.append("the log groups of Container Insights, which ECS makes by itself;")
    }
    items.append("the service-linked roles that AWS made on first use;")
    if !landscape.resources(ofType: AWS.EcsTaskDefinition.type).isEmpty {
      items.append("task definitions, inactive.")
    }
    return items
  }
}
