import AWSResources
import Topology

/// A customer managed KMS key, rotated every year.
///
/// The first key declared in a region encrypts everything that can be encrypted: log groups, file
/// systems, images, firewall rules, secrets, backups, notifications, the disks of tasks.
///
/// ```swift
/// EncryptionKey("encryption", deletionWindow: 30)
/// ```
/// Source: AWS KMS developer guide, "Key policies"; CloudWatch Logs user guide, "Encrypt log data".
public struct EncryptionKey: RegionMember {
  let name: String
  let deletionWindow: Int
  let location: SourceLocation

  /// - Parameter deletionWindow: Days between asking for the key's deletion and losing it: 7 to 30.
  public init(
    _ name: String, deletionWindow: Int = 30, fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.deletionWindow = deletionWindow
    location = SourceLocation(file: fileID, line: line)
  }

  var resource: ElementID { ElementID(name, "key") }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "key", at: location)
    registry.add(self)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    if !(7...30).contains(deletionWindow) {
      lowering.refuse(
        [deletionWindow], at: location,
        [
          Diagnostic(
            .invalidArgument, summary: "the key '\(name)' is lost after \(deletionWindow) days",
            detail: "AWS KMS waits 7 to 30 days before it deletes a key.",
            remedy: "Write 7 to 30.", subject: ElementID(name), location: location)
        ])
    }
    lowering.add(
      ComponentRecord(
        id: ElementID(name), kind: .key, title: "Encryption key", primary: resource,
        location: location))
    lowering.add(
      AWS.KmsKey(
        deletionWindowInDays: .value(.int(deletionWindow)),
        description: .value(
          .template([
            .string("Data at rest of \(lowering.architecture) in "), .context(.environment),
          ])),
        enableKeyRotation: true, policy: .value(.json(policy(lowering))),
        tags: .value(lowering.nameTag(name))),
      id: resource, name: "this", title: "Encryption key", at: location)
    lowering.add(
      AWS.KmsAlias(
        targetKeyId: .reference(resource, "key_id"),
        name: .value(
          .template([.string("alias/\(lowering.architecture)-"), .context(.environment)]))),
      id: ElementID(name, "alias"), name: "this", title: "Alias of the encryption key",
      at: location)
  }

  /// The account's own IAM policies decide; AWS services that act without a role of the account may
  /// use the key for what is this account's alone.
  private func policy(_ lowering: Lowering) -> Value {
    var statements = [
      Policy.statement(
        "Allow", ["kms:*"], on: ["*"], sid: "AccountAdministration",
        principal: [
          "AWS": .template(["arn:aws:iam::", .context(.accountID), ":root"])
        ]),
      Policy.statement(
        "Allow",
        [
          "kms:Decrypt", "kms:DescribeKey", "kms:Encrypt", "kms:GenerateDataKey*", "kms:ReEncrypt*",
        ],
        on: ["*"], sid: "CloudWatchLogs",
        principal: ["Service": .template(["logs.", .context(.region), ".amazonaws.com"])],
        condition: [
          "ArnLike": [
            "kms:EncryptionContext:aws:logs:arn": .template([
              "arn:aws:logs:", .context(.region), ":", .context(.accountID), ":log-group:*",
            ])
          ]
        ]),
    ]
    if !lowering.registry.alarms.isEmpty {
      statements.append(
        Policy.statement(
          "Allow", ["kms:Decrypt", "kms:GenerateDataKey*"], on: ["*"], sid: "CloudWatchAlarms",
          principal: ["Service": "cloudwatch.amazonaws.com"],
          condition: [
            "ArnLike": ["aws:SourceArn": Alarms.anyAlarm],
            "StringEquals": ["aws:SourceAccount": .context(.accountID)],
          ]))
    }
    for cluster in lowering.registry.clusters.keys {
      statements += fargateStatements(cluster: cluster, lowering)
    }
    return Policy.document(statements)
  }

  /// Fargate encrypts the temporary disks of tasks.
  /// Source: Amazon ECS developer guide, "Customer managed keys for AWS Fargate ephemeral storage".
  private func fargateStatements(cluster: String, _ lowering: Lowering) -> [Value] {
    let context: Value = [
      "kms:EncryptionContext:aws:ecs:clusterAccount": .context(.accountID),
      "kms:EncryptionContext:aws:ecs:clusterName": lowering.name(cluster),
    ]
    let name = Words.pascal(cluster)
    return [
      Policy.statement(
        "Allow", ["kms:GenerateDataKeyWithoutPlaintext"], on: ["*"], sid: "\(name)TaskStorage",
        principal: ["Service": "fargate.amazonaws.com"], condition: ["StringEquals": context]),
      Policy.statement(
        "Allow", ["kms:CreateGrant"], on: ["*"], sid: "\(name)TaskStorageGrant",
        principal: ["Service": "fargate.amazonaws.com"],
        condition: [
          "StringEquals": context,
          "ForAllValues:StringEquals": ["kms:GrantOperations": "Decrypt"],
        ]),
    ]
  }
}

extension Lowering {
  /// The ARN of the key that encrypts by default; nil where the architecture declares no key and
  /// AWS's own keys are used.
  package func encryptionKeyARN() -> Argument<String>? {
    registry.keys.values.first.map { .reference($0.resource, "arn") }
  }

  /// The same key's id, for the few APIs that take no ARN.
  package func encryptionKeyID() -> Argument<String>? {
    registry.keys.values.first.map { .reference($0.resource, "key_id") }
  }
}
