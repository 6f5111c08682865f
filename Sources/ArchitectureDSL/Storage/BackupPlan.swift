import AWSResources
import Topology

/// Adds the vault, the plan and the role that back a resource up.
///
/// Source: AWS Backup developer guide, "Creating a backup plan" and "Encryption for backups".
struct BackupPlan {
  private let backup: Backup
  private let resource: ElementID
  private let owner: ElementID
  private let ownerTitle: String
  private let location: SourceLocation

  init(
    _ backup: Backup, of resource: ElementID, owner: ElementID, ownerTitle: String,
    location: SourceLocation
  ) {
    self.backup = backup
    self.resource = resource
    self.owner = owner
    self.ownerTitle = ownerTitle
    self.location = location
  }

  func lower(to lowering: inout Lowering) {
    guard case .daily(let retention, let hour) = backup else { return }
    let name = lowering.name(owner.name)
    let vault = lowering.add(
      AWS.BackupVault(
        name: .value(name), kmsKeyArn: lowering.encryptionKeyARN(),
        tags: .value(lowering.nameTag(owner.name))),
      id: owner.child("backup-vault"), name: "this",
      title: "Vault for backups of the \(ownerTitle)",
      at: location)
    let plan = lowering.add(
      AWS.BackupPlan(
        name: .value(name),
        rule: [
          .init(
            ruleName: "daily", targetVaultName: .reference(vault, "name"), completionWindow: 360,
            lifecycle: .init(deleteAfter: .value(.int(retention))),
            schedule: .value(.string("cron(0 \(hour) * * ? *)")), startWindow: 60)
        ], tags: .value(lowering.nameTag(owner.name))),
      id: owner.child("backup-plan"), name: "this", title: "Backup plan of the \(ownerTitle)",
      at: location)
    let (role, permissions) = lowerRole(to: &lowering)
    lowering.add(
      AWS.BackupSelection(
        iamRoleArn: .reference(role, "arn"), name: .value(.string(owner.name)),
        planId: .reference(plan, "id"), resources: .value([.reference(resource, "arn")])),
      id: owner.child("backup-selection"), name: "this",
      title: "What the backup plan of the \(ownerTitle) covers", dependsOn: permissions,
      at: location)
  }

  private func lowerRole(to lowering: inout Lowering) -> (ElementID, [ElementID]) {
    let role = lowering.add(
      AWS.IamRole(
        assumeRolePolicy: .value(
          .json(Policy.trust(service: "backup.amazonaws.com", condition: Policy.sameAccount))),
        name: .value(lowering.name(owner.name, "backup"))),
      id: owner.child("backup-role"), name: "backup",
      title: "Role that backs up and restores the \(ownerTitle)", at: location)
    let permissions = [("backup", "ForBackup"), ("restore", "ForRestores")].map { key, policy in
      lowering.add(
        AWS.IamRolePolicyAttachment(
          policyArn: .value(
            .string("arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicy\(policy)")),
          role: .reference(role, "name")),
        id: owner.child("\(key)-permissions"), name: key,
        title: "Permission to \(key == "backup" ? "back up" : "restore") the \(ownerTitle)",
        at: location)
    }
    return (role, permissions)
  }
}
