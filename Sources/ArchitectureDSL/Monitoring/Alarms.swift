import AWSResources
import Topology

/// Alarms for everything in the region that can fail, and the topic that tells of them.
///
/// Watched are load balancers' targets, services without a running task, file systems at their
/// limit of operations, firewalls that drop much, and NAT gateways out of ports; also those that
/// are declared as plain resources.
///
/// ```swift
/// Alarms("operations", email: .input("alarm_email"))
/// ```
/// Source: Amazon CloudWatch user guide, "Using Amazon CloudWatch alarms"; Amazon SNS developer
/// guide, "Key management".
public struct Alarms: OverviewMember {
  let name: String
  let email: Value?
  let firewallDrops: Int
  let location: SourceLocation

  /// - Parameters:
  ///   - email: Who is told; they confirm by a mail from AWS. Without it the topic has no
  ///     subscription of its own.
  ///   - firewallDrops: How many packets a firewall endpoint drops in five minutes before it is
  ///     told.
  public init(
    _ name: String, email: Value? = nil, firewallDrops: Int = 1000, fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.email = email
    self.firewallDrops = firewallDrops
    location = SourceLocation(file: fileID, line: line)
  }

  private var id: ElementID { ElementID(name) }
  private var topic: ElementID { id.child("topic") }

  /// The ARN of every alarm of the account in this region.
  static let anyAlarm: Value = .template([
    "arn:aws:cloudwatch:", .context(.region), ":", .context(.accountID), ":alarm:*",
  ])

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "set of alarms", at: location)
    registry.add(self)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    let title = "\(Words.sentence(name)) alarms"
    lowering.check(
      firewallDrops, isIn: 1...1_000_000_000, "'firewallDrops'", of: id, at: location)
    lowering.add(
      ComponentRecord(id: id, kind: .other, title: title, primary: topic, location: location))
    lowering.add(
      AWS.SnsTopic(
        kmsMasterKeyId: lowering.encryptionKeyARN(), name: .value(lowering.name(name)),
        tags: .value(lowering.nameTag(name))),
      id: topic, name: "this", title: "Topic of the \(name) alarms", at: location)
    lowering.add(
      AWS.SnsTopicPolicy(
        arn: .reference(topic, "arn"),
        policy: .value(
          .json(
            Policy.document(
              Policy.statement(
                "Allow", ["sns:Publish"], on: [.reference(topic, "arn")], sid: "PublishAlarms",
                principal: ["Service": "cloudwatch.amazonaws.com"],
                condition: [
                  "ArnLike": ["aws:SourceArn": Self.anyAlarm],
                  "StringEquals": ["aws:SourceAccount": .context(.accountID)],
                ]),
              Policy.statement(
                "Deny", ["sns:Publish"], on: [.reference(topic, "arn")],
                sid: "RefusePlainTransport", principal: ["AWS": "*"],
                condition: ["Bool": ["aws:SecureTransport": "false"]]))))),
      id: id.child("topic-policy"), name: "this", title: "Who may publish \(name) alarms",
      at: location)
    if let email {
      lowering.add(
        AWS.SnsTopicSubscription(
          endpoint: .value(email), protocol: "email", topicArn: .reference(topic, "arn")),
        id: id.child("subscription"), name: "email", title: "Mail about \(name) alarms",
        at: location)
    }
    for alarm in AlarmList(resources: lowering.topology.resources, firewallDrops: firewallDrops)
      .alarms
    {
      alarm.lower(of: id, topic: topic, to: &lowering, at: location)
    }
  }
}
