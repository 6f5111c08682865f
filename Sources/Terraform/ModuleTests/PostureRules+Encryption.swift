import Topology

extension PostureRules {
  /// What is stored is encrypted, where it can be with a key of the customer's.
  var encryption: [Assertion] { keys + storage + inspection + messages }

  private var keys: [Assertion] {
    scope.each(
      "aws_kms_key", skippedBy: ["CKV_AWS_7"],
      where: { family in
        family.members.allSatisfy { $0["key_usage"] == nil || $0["key_usage"] == "ENCRYPT_DECRYPT" }
      },
      "Keys must be rotated."
    ) { $0.attribute("enable_key_rotation").equals(true) }
  }

  private var storage: [Assertion] {
    scope.each(
      "aws_efs_file_system", skippedBy: ["CKV_AWS_42"],
      "A file system must be encrypted."
    ) { $0.attribute("encrypted").equals(true) }
      + withKey(
        "aws_efs_file_system", skippedBy: ["CKV_AWS_184"],
        "A file system must be encrypted with a customer key."
      ) { $0.attribute("kms_key_id").isKey }
      + withKey(
        "aws_backup_vault", skippedBy: ["CKV_AWS_166"],
        "Backups must be encrypted with a customer key."
      ) { $0.attribute("kms_key_arn").isKey }
      + withKey(
        "aws_ecr_repository", skippedBy: ["CKV_AWS_136"],
        "Images must be encrypted with a customer key."
      ) {
        $0.nested("encryption_configuration", "encryption_type").equals("KMS")
          .and($0.nested("encryption_configuration", "kms_key").isKey)
      }
      + scope.each(
        "aws_s3_bucket_server_side_encryption_configuration", "Buckets must be encrypted."
      ) {
        .all(
          "rule", in: $0.attribute("rule"),
          Expression.list([.string("AES256"), .string("aws:kms"), .string("aws:kms:dsse")])
            .contains(
              Expression.name("rule").nested(
                "apply_server_side_encryption_by_default", "sse_algorithm")))
      }
      + scope.each(
        "aws_db_instance", skippedBy: ["CKV_AWS_16"], "A database must be encrypted."
      ) { $0.attribute("storage_encrypted").equals(true) }
      + withKey(
        "aws_dynamodb_table", skippedBy: ["CKV_AWS_119"],
        "A table must be encrypted with a customer key."
      ) { $0.nested("server_side_encryption", "kms_key_arn").isKey }
      + scope.each(
        "aws_ebs_volume", skippedBy: ["CKV_AWS_3"], "A volume must be encrypted."
      ) { $0.attribute("encrypted").equals(true) }
  }

  private var inspection: [Assertion] {
    func condition(_ resource: Expression) -> Expression {
      resource.nested("encryption_configuration", "type").equals("CUSTOMER_KMS")
        .and(resource.nested("encryption_configuration", "key_id").isKey)
    }
    return withKey(
      "aws_networkfirewall_firewall", skippedBy: ["CKV_AWS_345"],
      "A firewall must be encrypted with a customer key.", condition)
      + withKey(
        "aws_networkfirewall_firewall_policy", skippedBy: ["CKV_AWS_346"],
        "A firewall policy must be encrypted with a customer key.", condition)
      + withKey(
        "aws_networkfirewall_rule_group", skippedBy: ["CKV_AWS_345"],
        "The rules of a firewall must be encrypted with a customer key.", condition)
  }

  private var messages: [Assertion] {
    withKey(
      "aws_cloudwatch_log_group", skippedBy: ["CKV_AWS_158"],
      "Logs must be encrypted with a customer key."
    ) { $0.attribute("kms_key_id").isKey }
      + withKey(
        "aws_secretsmanager_secret", skippedBy: ["CKV_AWS_149"],
        "Secrets must be encrypted with a customer key."
      ) { $0.attribute("kms_key_id").isKey }
      + withKey(
        "aws_sns_topic", skippedBy: ["CKV_AWS_26"],
        "A topic must be encrypted with a customer key."
      ) { $0.attribute("kms_master_key_id").isKey }
      + scope.each(
        "aws_sqs_queue", skippedBy: ["CKV_AWS_27"],
        where: { !$0.has("kms_master_key_id") && $0.has("sqs_managed_sse_enabled") },
        "A queue must be encrypted."
      ) { $0.attribute("sqs_managed_sse_enabled").equals(true) }
      + scope.each(
        "aws_sqs_queue", skippedBy: ["CKV_AWS_27"],
        where: { $0.has("kms_master_key_id") }, "A queue must be encrypted with a customer key."
      ) { $0.attribute("kms_master_key_id").isKey }
  }

  /// What can be asked for only where the architecture has a key.
  private func withKey(
    _ type: String, skippedBy checks: [String], _ message: String,
    _ condition: (Expression) -> Expression
  ) -> [Assertion] {
    scope.each(type, skippedBy: checks, where: { _ in scope.hasKey }, message, condition)
  }
}
