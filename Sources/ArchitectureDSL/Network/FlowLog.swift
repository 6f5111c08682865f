import AWSResources
import Topology

/// Records all traffic of a VPC in CloudWatch Logs.
struct FlowLog {
  let declared: DeclaredVPC

  init(_ declared: DeclaredVPC) { self.declared = declared }

  func lower(to lowering: inout Lowering) {
    let vpc = declared.vpc
    let id = declared.id.child("flow-log")
    let logGroup = lowering.add(
      AWS.CloudwatchLogGroup(
        kmsKeyId: lowering.encryptionKeyARN(),
        name: .value(
          .template([
            .string("/\(lowering.architecture)/"), .context(.environment),
            .string("/\(vpc.name)/flow-log"),
          ])),
        retentionInDays: .value(.int(vpc.flowLogRetention))),
      id: id.child("log-group"), name: "flow-log", title: "Flow log records of the \(vpc.title)",
      at: vpc.location)
    let role = lowering.add(
      AWS.IamRole(
        assumeRolePolicy: .value(
          .json(
            Policy.trust(
              service: "vpc-flow-logs.amazonaws.com",
              condition: Policy.sameAccount))),
        name: .value(lowering.name(vpc.name, "flow-log"))),
      id: id.child("role"), name: "flow-log",
      title: "Role that writes the flow log of the \(vpc.title)", at: vpc.location)
    lowering.add(
      AWS.IamRolePolicy(
        policy: .value(
          .json(
            Policy.document(
              Policy.allow(
                ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
                on: [
                  .reference(logGroup, "arn"),
                  .template([.reference(logGroup, "arn"), ":log-stream:*"]),
                ])))),
        role: .reference(role, "id"), name: "write-flow-log"),
      id: id.child("role-policy"), name: "flow-log",
      title: "Permission to write the flow log of the \(vpc.title)", at: vpc.location)
    lowering.add(
      AWS.FlowLog(
        iamRoleArn: .reference(role, "arn"), logDestination: .reference(logGroup, "arn"),
        maxAggregationInterval: 60, tags: .value(lowering.nameTag(vpc.name)),
        trafficType: "ALL", vpcId: .reference(declared.resource, "id")),
      id: id, name: "this", title: "Flow log of the \(vpc.title)", at: vpc.location)
  }
}
