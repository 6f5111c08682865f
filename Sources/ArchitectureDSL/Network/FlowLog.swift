import AWSResources
import Topology

/// Records all traffic of a VPC or a transit gateway in CloudWatch Logs.
///
/// Source: Amazon VPC user guide, "Logging IP traffic using VPC Flow Logs"; AWS, "Transit Gateway
/// Flow Logs".
struct FlowLog {
  /// What is recorded.
  enum Subject {
    case vpc(ElementID)
    case transitGateway(ElementID)
  }

  let subject: Subject
  /// The component that it belongs to.
  let owner: ElementID
  let ownerTitle: String
  /// Days to keep the records.
  let retention: Int
  let location: SourceLocation

  func lower(to lowering: inout Lowering) {
    let id = owner.child("flow-log")
    if !LogRetentionDays.areValid(retention) {
      lowering.refuse(
        [retention], at: location,
        [
          Diagnostic(
            .invalidArgument,
            summary: "the flow log of the \(ownerTitle) is kept for \(retention) days",
            detail: LogRetentionDays.why, remedy: LogRetentionDays.remedy(retention),
            subject: owner, location: location)
        ])
    }
    let logGroup = lowering.add(
      AWS.CloudwatchLogGroup(
        kmsKeyId: lowering.encryptionKeyARN(),
        name: .value(lowering.logGroupName(owner.name, "flow-log")),
        retentionInDays: .value(.int(retention))),
      id: id.child("log-group"), name: "flow-log", title: "Flow log records of the \(ownerTitle)",
      at: location)
    let role = lowering.add(
      AWS.IamRole(
        assumeRolePolicy: .value(
          .json(
            Policy.trust(
              service: "vpc-flow-logs.amazonaws.com",
              condition: Policy.sameAccount))),
        name: .value(lowering.name(owner.name, "flow-log"))),
      id: id.child("role"), name: "flow-log",
      title: "Role that writes the flow log of the \(ownerTitle)", at: location)
    // Without the permission the flow log is made and writes nothing.
    let permission = lowering.add(
      AWS.IamRolePolicy(
        policy: .value(
          .json(
            Policy.document(
              Policy.allow(
                ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                on: [
                  .reference(logGroup, "arn"),
                  .template([.reference(logGroup, "arn"), ":log-stream:*"]),
                ], sid: "WriteRecords"),
              // AWS lists the account's groups to find this one.
              Policy.allow(
                ["logs:DescribeLogGroups"],
                on: [
                  .template([
                    "arn:aws:logs:", .context(.region), ":", .context(.accountID), ":log-group:*",
                  ])
                ], sid: "FindLogGroup")))),
        role: .reference(role, "id"), name: "write-flow-log"),
      id: id.child("role-policy"), name: "flow-log",
      title: "Permission to write the flow log of the \(ownerTitle)", at: location)
    lowering.add(
      flowLog(role: role, logGroup: logGroup, tags: lowering.nameTag(owner.name)), id: id,
      name: "this", title: "Flow log of the \(ownerTitle)", dependsOn: [permission],
      at: location)
  }

  private func flowLog(role: ElementID, logGroup: ElementID, tags: Value) -> AWS.FlowLog {
    switch subject {
    case .vpc(let vpc):
      AWS.FlowLog(
        iamRoleArn: .reference(role, "arn"), logDestination: .reference(logGroup, "arn"),
        maxAggregationInterval: 60, tags: .value(tags), trafficType: "ALL",
        vpcId: .reference(vpc, "id"))
    // A transit gateway accepts and rejects nothing: its flow log has no type of traffic.
    case .transitGateway(let gateway):
      AWS.FlowLog(
        iamRoleArn: .reference(role, "arn"), logDestination: .reference(logGroup, "arn"),
        maxAggregationInterval: 60, tags: .value(tags),
        transitGatewayId: .reference(gateway, "id"))
    }
  }
}
