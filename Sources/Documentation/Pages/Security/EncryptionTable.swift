import Topology

/// What is encrypted at rest, and with which key.
struct EncryptionTable: Section {
  let landscape: Landscape

  var body: [Markdown] {
    let rows = rows
    if !rows.isEmpty {
      Markdown.heading(2, "Encryption at rest")
      Markdown.table(Table(["Data", "Key"], rows: rows))
    }
  }

  /// Types of resources that hold data, and what a reader calls them in the plural.
  private static let holders: [(type: String, words: String)] = [
    ("aws_efs_file_system", "file systems"), ("aws_s3_bucket", "buckets"),
    ("aws_ebs_volume", "volumes"), ("aws_db_instance", "databases"),
    ("aws_rds_cluster", "database clusters"), ("aws_dynamodb_table", "tables"),
    ("aws_elasticache_replication_group", "caches"), ("aws_ecr_repository", "image repositories"),
    ("aws_secretsmanager_secret", "secrets"), ("aws_ssm_parameter", "parameters"),
    ("aws_cloudwatch_log_group", "log groups"), ("aws_sns_topic", "topics"),
    ("aws_sqs_queue", "queues"), ("aws_kinesis_firehose_delivery_stream", "delivery streams"),
    ("aws_backup_vault", "backup vaults"), ("aws_networkfirewall_firewall", "firewalls"),
    ("aws_networkfirewall_firewall_policy", "firewall policies"),
    ("aws_networkfirewall_rule_group", "firewall rule groups"),
  ]

  private var rows: [[Inline]] {
    Self.holders.flatMap { type, words -> [[Inline]] in
      var groups: [(key: Inline, members: [Aligned<Resource>])] = []
      for holder in landscape.resources(ofType: type) {
        let key =
          landscape.varying { environment in
            holder.items[environment].map { self.key(of: $0, in: environment) }
          } ?? .none
        if let place = groups.firstIndex(where: { $0.key == key }) {
          groups[place].members.append(holder)
        } else {
          groups.append((key, [holder]))
        }
      }
      return groups.map { key, members in
        let isAll = groups.count == 1 && members.count > 1
        let data: Inline =
          isAll
          ? "all \(members.count) \(words)" : members.map { landscape.link($0.id) }.joined()
        return [data, key]
      }
    }
  }

  private func key(of holder: Resource, in environment: Int) -> Inline {
    // A bucket's encryption is a resource of its own.
    let settings = landscape.referrers(
      of: holder.id, type: "aws_s3_bucket_server_side_encryption_configuration", through: "bucket"
    ).compactMap { $0.items[environment] }
    for resource in [holder] + settings {
      for (path, value) in ArgumentLeaves(resource).leaves {
        let name = path.split(separator: ".").last.map(String.init) ?? path
        guard name.hasPrefix("kms_") || name == "key_id" || name == "kms_key", value != .null,
          name != "kms_data_key_reuse_period_seconds"
        else { continue }
        return landscape.text(value, in: environment)
      }
    }
    for resource in settings {
      for (path, value) in ArgumentLeaves(resource).leaves where path.hasSuffix("sse_algorithm") {
        return landscape.plain(value, in: environment) == "AES256"
          ? "Amazon S3's own keys" : landscape.text(value, in: environment)
      }
    }
    if landscape.plain(holder["encrypted"], in: environment) == "false" { return "not encrypted" }
    return "AWS's own key of the service"
  }
}
