import AWSResources
import Topology

/// A customer managed KMS key, rotated every year.
///
/// The first key declared in a region encrypts everything that can be encrypted: log groups, file
/// systems, images, firewall rules.
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
        enableKeyRotation: true, policy: .value(.json(policy)),
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

  /// The account's own IAM policies decide, and CloudWatch Logs may use the key for the log groups
  /// of this account and region alone.
  private var policy: Value {
    Policy.document(
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
        ]))
  }
}

extension Lowering {
  /// The ARN of the key that encrypts by default; nil where the architecture declares no key and
  /// AWS's own keys are used.
  package func encryptionKeyARN() -> Argument<String>? {
    registry.keys.values.first.map { .reference($0.resource, "arn") }
  }
}
