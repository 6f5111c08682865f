import AWSResources
import Topology

/// Adds the bucket that a load balancer writes its access and connection logs to.
///
/// Source: Elastic Load Balancing user guide, "Enable access logs for your Application Load
/// Balancer": encryption with S3's own keys only, and the service principal that delivers.
struct AccessLogBucket {
  /// The load balancer's name and component.
  let name: String
  let owner: ElementID
  /// Days to keep the logs.
  let retention: Int
  /// Whether the bucket may be deleted with logs in it.
  let isProtected: Bool
  let location: SourceLocation

  private var bucket: ElementID { owner.child("log-bucket") }
  private var bucketID: Argument<String> { .reference(bucket, "id") }
  private var localName: String { "\(name)-logs" }

  /// Adds the bucket and returns it with its policy, without which no log can be delivered.
  func lower(to lowering: inout Lowering) -> (bucket: ElementID, policy: ElementID) {
    lowering.add(
      AWS.S3Bucket(
        // Names of buckets are unique across all accounts: the account's number makes it so.
        bucket: .value(
          .template([
            .string("\(lowering.architecture)-"), .context(.environment),
            .string("-\(name)-logs-"), .context(.accountID),
          ])), forceDestroy: .value(.bool(!isProtected)),
        tags: .value(lowering.nameTag(name, "logs"))),
      id: bucket, name: localName, title: "Bucket for the logs of the \(name) load balancer",
      skipping: [
        "CKV_AWS_18": "This is the bucket for logs; logging access to it would never end.",
        "CKV_AWS_144": "Access logs serve this Region's operation and are lost with it.",
        "CKV_AWS_145": "Elastic Load Balancing delivers to buckets with S3's own keys only.",
        "CKV2_AWS_62": "Nothing waits for new log files.",
      ], at: location)
    lowerProtection(to: &lowering)
    lowerLifecycle(to: &lowering)
    return (bucket, lowerPolicy(to: &lowering))
  }

  private func lowerProtection(to lowering: inout Lowering) {
    lowering.add(
      AWS.S3BucketPublicAccessBlock(
        bucket: bucketID, blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true,
        restrictPublicBuckets: true),
      id: owner.child("log-bucket-public-access-block"), name: localName,
      title: "No public access to the \(name) logs", at: location)
    lowering.add(
      AWS.S3BucketOwnershipControls(
        bucket: bucketID, rule: .init(objectOwnership: "BucketOwnerEnforced")),
      id: owner.child("log-bucket-ownership"), name: localName,
      title: "Ownership of the \(name) logs", at: location)
    lowering.add(
      AWS.S3BucketServerSideEncryptionConfiguration(
        bucket: bucketID,
        rule: [.init(applyServerSideEncryptionByDefault: .init(sseAlgorithm: "AES256"))]),
      id: owner.child("log-bucket-encryption"), name: localName,
      title: "Encryption of the \(name) logs",
      notes: ["": "Load balancers cannot deliver logs to a bucket with a KMS key."], at: location)
    lowering.add(
      AWS.S3BucketVersioning(
        bucket: bucketID, versioningConfiguration: .init(status: "Enabled")),
      id: owner.child("log-bucket-versioning"), name: localName,
      title: "Versions of the \(name) logs", at: location)
  }

  private func lowerLifecycle(to lowering: inout Lowering) {
    lowering.add(
      AWS.S3BucketLifecycleConfiguration(
        bucket: bucketID,
        rule: [
          .init(
            id: "expire", status: "Enabled",
            abortIncompleteMultipartUpload: [.init(daysAfterInitiation: 7)],
            expiration: [.init(days: .value(.int(retention)))], filter: [.init()],
            noncurrentVersionExpiration: [.init(noncurrentDays: 30)])
        ]),
      id: owner.child("log-bucket-lifecycle"), name: localName,
      title: "Expiry of the \(name) logs", dependsOn: [owner.child("log-bucket-versioning")],
      at: location)
  }

  private func lowerPolicy(to lowering: inout Lowering) -> ElementID {
    let all: [Value] = [
      .reference(bucket, "arn"), .template([.reference(bucket, "arn"), "/*"]),
    ]
    let deliveries = ["access", "connection"].map { prefix -> Value in
      .template([
        .reference(bucket, "arn"), .string("/\(prefix)/AWSLogs/"), .context(.accountID), "/*",
      ])
    }
    return lowering.add(
      AWS.S3BucketPolicy(
        bucket: bucketID,
        policy: .value(
          .json(
            Policy.document(
              Policy.statement(
                "Allow", ["s3:PutObject"], on: deliveries, sid: "DeliverLogs",
                principal: ["Service": "logdelivery.elasticloadbalancing.amazonaws.com"],
                condition: [
                  "StringEqualsIfExists": ["aws:SourceAccount": .context(.accountID)],
                  "ArnLikeIfExists": [
                    "aws:SourceArn": .template([
                      "arn:aws:elasticloadbalancing:", .context(.region), ":",
                      .context(.accountID), ":loadbalancer/*",
                    ])
                  ],
                ]),
              Policy.statement(
                "Deny", ["s3:*"], on: all, sid: "RefusePlainTransport",
                principal: ["AWS": "*"],
                condition: ["Bool": ["aws:SecureTransport": "false"]]))))),
      id: owner.child("log-bucket-policy"), name: localName,
      title: "Who may write the \(name) logs",
      // Both change the bucket's policy status; S3 refuses them at the same time.
      dependsOn: [owner.child("log-bucket-public-access-block")], at: location)
  }
}
