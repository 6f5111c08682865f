import AWSResources
import Topology

/// Adds a service's two roles with just the permissions that its declarations need: one for ECS to
/// start the task, one for the task itself.
///
/// Source: Amazon ECS developer guide, "Task execution IAM role" and "Task IAM role".
struct ServiceRoles {
  private let lowered: ServiceLowering
  private var service: Service { lowered.service }

  init(_ lowered: ServiceLowering) { self.lowered = lowered }

  func lower(to lowering: inout Lowering) {
    addRole(
      lowered.executionRole, suffix: "execution",
      title: "Role that starts the \(service.name) tasks",
      statements: executionStatements(lowering), to: &lowering)
    addRole(
      lowered.taskRole, suffix: "task", title: "Role of the \(service.name) tasks",
      statements: taskStatements(lowering), to: &lowering)
  }

  private func addRole(
    _ id: ElementID, suffix: String, title: String, statements: [Value],
    to lowering: inout Lowering
  ) {
    lowering.add(
      AWS.IamRole(
        assumeRolePolicy: .value(
          .json(
            Policy.trust(service: "ecs-tasks.amazonaws.com", condition: Policy.sameAccount))),
        name: .value(lowering.name(service.name, suffix))),
      id: id, name: "\(service.name)-\(suffix)", title: title, at: lowered.at)
    guard !statements.isEmpty else { return }
    lowering.add(
      AWS.IamRolePolicy(
        policy: .value(.json(Policy.document(statements))), role: .reference(id, "id"),
        name: .value(.string(suffix))),
      id: ElementID(path: id.path.dropLast() + ["\(suffix)-policy"]),
      name: "\(service.name)-\(suffix)", title: "Permissions of the \(title.lowercasedFirst)",
      at: lowered.at)
  }

  private func executionStatements(_ lowering: Lowering) -> [Value] {
    var statements = [
      Policy.allow(["ecr:GetAuthorizationToken"], on: ["*"], sid: "LogInToRegistry"),
      Policy.allow(
        ["ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
        on: [.reference(lowered.repository, "arn")], sid: "PullImage"),
      Policy.allow(
        ["logs:CreateLogStream", "logs:PutLogEvents"],
        on: [.template([.reference(lowered.logGroup, "arn"), ":log-stream:*"])], sid: "WriteLog"),
    ]
    if !service.secrets.isEmpty {
      statements.append(
        Policy.allow(
          ["secretsmanager:GetSecretValue"],
          on: service.secrets.map { .reference(lowered.secretID($0), "arn") }, sid: "ReadSecrets"))
      if let key = lowering.encryptionKeyARN() {
        statements.append(
          Policy.allow(["kms:Decrypt"], on: [key.value], sid: "DecryptSecrets"))
      }
    }
    return statements
  }

  private func taskStatements(_ lowering: Lowering) -> [Value] {
    var statements: [Value] = []
    for mount in service.mounts {
      guard let fileSystem = lowering.registry.fileSystems[mount.fileSystem] else { continue }
      statements.append(
        Policy.allow(
          ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
          on: [.reference(fileSystem.resource, "arn")], sid: "MountFileSystem",
          condition: [
            "StringEquals": [
              "elasticfilesystem:AccessPointArn": .reference(fileSystem.accessPoint, "arn")
            ]
          ]))
    }
    if service.allowsExec {
      statements.append(
        Policy.allow(
          [
            "ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel",
          ], on: ["*"], sid: "ExecuteCommand"))
      let log = Value.reference(ECSCluster.execLog(of: lowered.clusterID), "arn")
      statements.append(Policy.allow(["logs:DescribeLogGroups"], on: ["*"], sid: "FindSessionLog"))
      statements.append(
        Policy.allow(
          ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
          on: [.template([log, ":log-stream:*"])], sid: "WriteSessionLog"))
      if let key = lowering.encryptionKeyARN() {
        statements.append(Policy.allow(["kms:Decrypt"], on: [key.value], sid: "EncryptSessions"))
      }
    }
    return statements
  }
}

extension String {
  /// The text with its first letter in upper case, as titles begin.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }

  /// The text with its first letter in lower case.
  var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
