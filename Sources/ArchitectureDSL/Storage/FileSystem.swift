import AWSResources
import Topology

/// An EFS file system for the services of a VPC, with a mount target in every zone.
///
/// Encrypted at rest and in transit; only tasks whose role allows it may mount it, through one
/// access point that fixes user, group and folder.
///
/// ```swift
/// FileSystem("whisper", user: 10001, backup: .daily(retention: 35))
/// ```
/// Source: Amazon EFS user guide, "Working with access points" and "Using IAM to control file
/// system data access".
public struct FileSystem: VPCMember {
  let name: String
  let user: Int
  let backup: Backup
  let tier: String?
  let location: SourceLocation

  /// - Parameters:
  ///   - user: The numeric user and group that own the files.
  ///   - backup: When backups are made and how long they are kept.
  ///   - tier: The tier of subnets that the mount targets stand in; by default the first of the VPC
  ///     that has no route to an internet gateway (PLB080).
  public init(
    _ name: String, user: Int = 10001, backup: Backup = .daily(), tier: String? = nil,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.name = name
    self.user = user
    self.backup = backup
    self.tier = tier
    location = SourceLocation(file: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(name, as: "file system", at: location)
    registry.add(DeclaredFileSystem(name: name, vpc: scope.vpc ?? "", tier: tier))
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    guard let vpcName = scope.vpc, let vpc = lowering.registry.vpcs[vpcName],
      let declared = lowering.registry.fileSystems[name]
    else { return }
    guard
      let tier = lowering.workloadTier(
        tier, in: vpc, for: "the file system '\(name)'", at: location)
    else { return }
    lowering.diagnostics += problems(declared.id)
    let title = "\(Words.sentence(name)) file system"
    lowering.add(
      ComponentRecord(
        id: declared.id, kind: .fileSystem, title: title, parent: scope.parent,
        primary: declared.resource, location: location))
    lowering.add(
      AWS.EfsFileSystem(
        encrypted: true, kmsKeyId: lowering.encryptionKeyARN(), performanceMode: "generalPurpose",
        tags: .value(lowering.nameTag(name)), throughputMode: "elastic"),
      id: declared.resource, name: "this", title: title,
      notes: [
        "throughput_mode":
          "The default, bursting, starves a small file system of many small writes."
      ], at: location)
    lowerNetwork(declared, vpc: vpc, tier: tier, title: title, to: &lowering)
    lowerAccess(declared, title: title, to: &lowering)
    BackupPlan(
      backup, of: declared.resource, owner: declared.id, ownerTitle: title, location: location
    ).lower(to: &lowering)
  }

  private func problems(_ subject: ElementID) -> [Diagnostic] {
    var problems: [(String, String, String)] = []
    if !(0...4_294_967_294).contains(user) {
      problems.append(
        ("belongs to the user \(user)", "It is the number of a Linux user.", "Write 0 or more."))
    }
    if case .daily(let retention, let hour) = backup {
      if retention < 1 {
        problems.append(
          (
            "keeps its backups for \(retention) days", "AWS Backup keeps one for a day at least.",
            "Write 1 or more, or 'backup: .none'."
          ))
      }
      if !(0...23).contains(hour) {
        problems.append(
          ("is backed up at hour \(hour)", "It is an hour of the day in UTC.", "Write 0 to 23."))
      }
    }
    return problems.map { what, why, remedy in
      Diagnostic(
        .invalidArgument, summary: "the file system '\(name)' \(what)", detail: why,
        remedy: remedy, subject: subject, location: location)
    }
  }

  private func lowerNetwork(
    _ declared: DeclaredFileSystem, vpc: DeclaredVPC, tier: String, title: String,
    to lowering: inout Lowering
  ) {
    lowering.add(
      AWS.SecurityGroup(
        description: .value(.string("Mount targets of \(name)")),
        name: .value(lowering.name(name)), tags: .value(lowering.nameTag(name)),
        vpcId: .reference(vpc.resource, "id")),
      id: declared.securityGroup, name: "this", title: "Security group of the \(title)",
      lifecycle: .replacedFirst, at: location)
    for zone in vpc.zones(of: tier) {
      lowering.add(
        AWS.EfsMountTarget(
          fileSystemId: .reference(declared.resource, "id"),
          subnetId: .reference(vpc.subnet(tier, zone), "id"),
          securityGroups: .value([.reference(declared.securityGroup, "id")])),
        id: declared.id.child("mount-target", key: zone.key), name: "this",
        title: "Mount target in zone \(zone)", at: location)
    }
  }

  private func lowerAccess(
    _ declared: DeclaredFileSystem, title: String, to lowering: inout Lowering
  ) {
    let owner = Value.int(user)
    lowering.add(
      AWS.EfsAccessPoint(
        fileSystemId: .reference(declared.resource, "id"),
        posixUser: .init(gid: .value(owner), uid: .value(owner)),
        rootDirectory: .init(
          creationInfo: .init(
            ownerGid: .value(owner), ownerUid: .value(owner), permissions: "0750"),
          path: .value(.string("/\(name)"))), tags: .value(lowering.nameTag(name))),
      id: declared.accessPoint, name: "this", title: "Access point of the \(title)", at: location)
    let mounting = lowering.registry.servicesByFileSystem[name] ?? []
    var statements = mounting.map { service in
      Policy.statement(
        "Allow", ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        on: [.reference(declared.resource, "arn")], sid: "Mount" + Words.pascal(service.name),
        principal: ["AWS": .reference(service.taskRole, "arn")],
        condition: [
          "Bool": ["elasticfilesystem:AccessedViaMountTarget": "true"],
          "StringEquals": [
            "elasticfilesystem:AccessPointArn": .reference(declared.accessPoint, "arn")
          ],
        ])
    }
    statements.append(
      Policy.statement(
        "Deny", ["*"], on: [.reference(declared.resource, "arn")], sid: "RefusePlainTransport",
        principal: ["AWS": "*"], condition: ["Bool": ["aws:SecureTransport": "false"]]))
    lowering.add(
      AWS.EfsFileSystemPolicy(
        fileSystemId: .reference(declared.resource, "id"),
        policy: .value(.json(Policy.document(statements)))),
      id: declared.id.child("policy"), name: "this", title: "Policy of the \(title)",
      notes: ["": "Without a policy any client that reaches a mount target may mount as root."],
      at: location)
  }
}

/// A file system by name: what other components may refer to.
package struct DeclaredFileSystem: Sendable {
  let name: String
  /// The name of its VPC.
  let vpc: String
  /// The tier that it names; nil where it names none.
  let tier: String?

  var id: ElementID { ElementID(name) }
  var resource: ElementID { id.child("file-system") }
  var accessPoint: ElementID { id.child("access-point") }
  var securityGroup: ElementID { id.child("security-group") }

  func mountTargets(in registry: Registry) -> [ElementID] {
    guard let vpc = registry.vpcs[vpc], let tier = tier ?? vpc.privateTier else { return [] }
    return vpc.zones(of: tier).map { id.child("mount-target", key: $0.key) }
  }
}
