import AWSResources
import Topology

extension PostureRules {
  /// What is stored is encrypted, where it can be with a key of the customer's.
  var encryption: [Assertion] { keys + storage + inspection + messages }

  private var keys: [Assertion] {
    scope.each(
      AWS.KmsKey.type, skippedBy: ["CKV_AWS_7"],
      where: { family in
        family.members.allSatisfy { $0["key_usage"] == nil || $0["key_usage"] == "ENCRYPT_DECRYPT" }
      },
      "Keys must be rotated."
    ) { $0.attribute("enable_key_rotation").equals(true) }
  }

  private var storage: [Assertion] {
    scope.each(
      AWS.EfsFileSystem.type, skippedBy: ["CKV_AWS_42"],
      "A file system must be encrypted."
    ) { $0.attribute("encrypted").equals(true) }
      + withKey(
        AWS.EfsFileSystem.type, skippedBy: ["CKV_AWS_184"],
        "A file system must be encrypted with a customer key."
      ) { $0.attribute("kms_key_id").isKey }
      + withKey(
        AWS.BackupVault.type, skippedBy: ["CKV_AWS_166"],
        "Backups must be encrypted with a customer key."
      ) { $0.attribute("kms_key_arn").isKey }
      + withKey(
        AWS.EcrRepository.type, skippedBy: ["CKV_AWS_136"],
        "Images must be encrypted with a customer key."
      ) {
        $0.nested("encryption_configuration", "encryption_type").equals("KMS")
          .and($0.nested("encryption_configuration", "kms_key").isKey)
      }
      + scope.each(
        AWS.S3BucketServerSideEncryptionConfiguration.type, "Buckets must be encrypted."
      ) {
        .all(
          "rule", in: $0.attribute("rule"),
          HCLExpression.list([.string("AES256"), .string("aws:kms"), .string("aws:kms:dsse")])
            .contains(
              HCLExpression.name("rule").nested(
                "apply_server_side_encryption_by_default", "sse_algorithm")))
      }
      + scope.each(
        AWS.DbInstance.type, skippedBy: ["CKV_AWS_16"], "A database must be encrypted."
      ) { $0.attribute("storage_encrypted").equals(true) }
      + withKey(
        AWS.DynamodbTable.type, skippedBy: ["CKV_AWS_119"],
        "A table must be encrypted with a customer key."
      ) { $0.nested("server_side_encryption", "kms_key_arn").isKey }
      + scope.each(
        AWS.EbsVolume.type, skippedBy: ["CKV_AWS_3"], "A volume must be encrypted."
      ) { $0.attribute("encrypted").equals(true) }
  }

  private var inspection: [Assertion] {
    func condition(_ resource: HCLExpression) -> HCLExpression {
      resource.nested("encryption_configuration", "type").equals("CUSTOMER_KMS")
        .and(resource.nested("encryption_configuration", "key_id").isKey)
    }
    return withKey(
      AWS.NetworkfirewallFirewall.type, skippedBy: ["CKV_AWS_345"],
      "A firewall must be encrypted with a customer key.", condition)
      + withKey(
        AWS.NetworkfirewallFirewallPolicy.type, skippedBy: ["CKV_AWS_346"],
        "A firewall policy must be encrypted with a customer key.", condition)
      + withKey(
        AWS.NetworkfirewallRuleGroup.type, skippedBy: ["CKV_AWS_345"],
        "The rules of a firewall must be encrypted with a customer key.", condition)
  }

  private var messages: [Assertion] {
    withKey(
      AWS.CloudwatchLogGroup.type, skippedBy: ["CKV_AWS_158"],
      "Logs must be encrypted with a customer key."
    ) { $0.attribute("kms_key_id").isKey }
      + withKey(
        AWS.SecretsmanagerSecret.type, skippedBy: ["CKV_AWS_149"],
        "Secrets must be encrypted with a customer key."
      ) { $0.attribute("kms_key_id").isKey }
      + withKey(
        AWS.SnsTopic.type, skippedBy: ["CKV_AWS_26"],
        "A topic must be encrypted with a customer key."
      ) { $0.attribute("kms_master_key_id").isKey }
      + scope.each(
        AWS.SqsQueue.type, skippedBy: ["CKV_AWS_27"],
        where: { !$0.has("kms_master_key_id") && $0.has("sqs_managed_sse_enabled") },
        "A queue must be encrypted."
      ) { $0.attribute("sqs_managed_sse_enabled").equals(true) }
      + scope.each(
        AWS.SqsQueue.type, skippedBy: ["CKV_AWS_27"],
        where: { $0.has("kms_master_key_id") }, "A queue must be encrypted with a customer key."
      ) { $0.attribute("kms_master_key_id").isKey }
  }

  /// What can be asked for only where the architecture has a key.
  private func withKey(
    _ type: String, skippedBy checks: [String], _ message: String,
    _ condition: (HCLExpression) -> HCLExpression
  ) -> [Assertion] {
    scope.each(type, skippedBy: checks, where: { _ in scope.hasKey }, message, condition)
  }
}
