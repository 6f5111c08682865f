extension ResourceTraits {
  /// File systems, buckets, volumes and backups.
  static let storage: [ResourceTraits] = [
    ResourceTraits(
      "aws_efs_file_system", "Amazon EFS file system", short: "file system",
      title: "EFS file system",
      stores: StoredData(key: "kms_key_id", flag: "encrypted", isEncryptedByDefault: false),
      outputs: ["id"], arn: ARNForm("elasticfilesystem", "file-system/fs-"), idPrefix: "fs"),
    ResourceTraits(
      "aws_efs_mount_target", "Amazon EFS mount target", short: "mount target",
      glyph: .mountTarget,
      // Source: Amazon EFS, "Working with VPC security groups".
      occupant: .server(
        in: ["subnet_id"], groups: ["security_groups"], ports: .tcp(2049), homeless: .unknown,
        opens: .no, presence: .one)),
    ResourceTraits(
      "aws_efs_access_point", "Amazon EFS access point", short: "access point",
      arn: ARNForm("elasticfilesystem", "access-point/fsap-"), idPrefix: "fsap"),
    ResourceTraits(
      "aws_efs_backup_policy", "Amazon EFS backup policy", short: "backup policy",
      glyph: .backup),
    ResourceTraits(
      "aws_efs_file_system_policy", "Amazon EFS file system policy",
      short: "file system policy"),
    ResourceTraits(
      "aws_efs_replication_configuration", "Amazon EFS replication configuration",
      short: "file system replication"),
    ResourceTraits(
      "aws_s3_bucket", "Amazon S3 bucket", short: "bucket",
      stores: StoredData(
        key: ArgumentPath([
          "server_side_encryption_configuration", "rule",
          "apply_server_side_encryption_by_default", "kms_master_key_id",
        ]),
        settings: StoredData.Settings(
          "aws_s3_bucket_server_side_encryption_configuration", link: "bucket",
          key: "rule.apply_server_side_encryption_by_default.kms_master_key_id",
          algorithm: "rule.apply_server_side_encryption_by_default.sse_algorithm")),
      outputs: ["arn"], arn: ARNForm("s3", "")),
    ResourceTraits("aws_s3_bucket_acl", "Amazon S3 bucket ACL"),
    ResourceTraits("aws_s3_bucket_cors_configuration", "Amazon S3 bucket CORS configuration"),
    ResourceTraits(
      "aws_s3_bucket_lifecycle_configuration", "Amazon S3 bucket lifecycle configuration"),
    ResourceTraits(
      "aws_s3_bucket_logging", "Amazon S3 bucket logging",
      plural: "Amazon S3 bucket logging settings"),
    ResourceTraits("aws_s3_bucket_notification", "Amazon S3 bucket notification"),
    ResourceTraits("aws_s3_bucket_object", "Amazon S3 object"),
    ResourceTraits(
      "aws_s3_bucket_ownership_controls", "Amazon S3 bucket ownership controls",
      plural: "Amazon S3 bucket ownership controls"),
    ResourceTraits("aws_s3_bucket_policy", "Amazon S3 bucket policy"),
    ResourceTraits(
      "aws_s3_bucket_public_access_block", "Amazon S3 bucket Block Public Access setting"),
    ResourceTraits(
      "aws_s3_bucket_replication_configuration", "Amazon S3 bucket replication configuration"),
    ResourceTraits(
      "aws_s3_bucket_server_side_encryption_configuration",
      "Amazon S3 bucket encryption configuration"),
    ResourceTraits(
      "aws_s3_bucket_versioning", "Amazon S3 bucket versioning",
      plural: "Amazon S3 bucket versioning settings"),
    ResourceTraits(
      "aws_s3_bucket_website_configuration", "Amazon S3 bucket website configuration"),
    ResourceTraits("aws_s3_access_point", "Amazon S3 access point"),
    ResourceTraits("aws_s3_object", "Amazon S3 object"),
    ResourceTraits(
      "aws_s3outposts_endpoint", "Amazon S3 on Outposts endpoint", glyph: .endpoint,
      occupant: .server(
        in: ["subnet_id"], groups: ["security_group_id"], ports: .tcp(443),
        homeless: .unknown, presence: .one)),
    ResourceTraits(
      "aws_ebs_volume", "Amazon EBS volume", short: "volume",
      stores: StoredData(key: "kms_key_id", flag: "encrypted", isEncryptedByDefault: nil),
      costs: [CostUnit("EBS volumes")]),
    ResourceTraits("aws_ebs_snapshot", "Amazon EBS snapshot"),
    ResourceTraits(
      "aws_ebs_encryption_by_default", "Amazon EBS encryption by default",
      plural: "Amazon EBS encryption by default settings"),
    ResourceTraits("aws_volume_attachment", "Amazon EBS volume attachment"),
    ResourceTraits(
      "aws_fsx_lustre_file_system", "Amazon FSx for Lustre file system",
      stores: StoredData(key: "kms_key_id"), costs: [CostUnit("FSx file systems")],
      // Source: Amazon FSx for Lustre, "File system access control with Amazon VPC".
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"],
        ports: .fixed(tcp: [988, .init(1018, through: 1023)], udp: []), homeless: .unknown,
        opens: .yes)),
    ResourceTraits(
      "aws_fsx_windows_file_system", "Amazon FSx for Windows File Server file system",
      stores: StoredData(key: "kms_key_id"), costs: [CostUnit("FSx file systems")],
      // It also speaks to its Active Directory over many ports.
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"], ports: .unknown,
        homeless: .unknown, opens: .yes)),
    ResourceTraits(
      "aws_fsx_ontap_file_system", "Amazon FSx for NetApp ONTAP file system",
      stores: StoredData(key: "kms_key_id"), costs: [CostUnit("FSx file systems")],
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"], ports: .unknown,
        homeless: .unknown, opens: .yes)),
    ResourceTraits(
      "aws_fsx_openzfs_file_system", "Amazon FSx for OpenZFS file system",
      stores: StoredData(key: "kms_key_id"), costs: [CostUnit("FSx file systems")],
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"], ports: .unknown,
        homeless: .unknown)),
    ResourceTraits(
      "aws_fsx_file_cache", "Amazon File Cache", plural: "Amazon File Caches",
      stores: StoredData(key: "kms_key_id"),
      occupant: .server(
        in: ["subnet_ids"], groups: ["security_group_ids"],
        ports: .fixed(tcp: [988, .init(1018, through: 1023)], udp: []), homeless: .unknown,
        opens: .yes)),
    ResourceTraits("aws_glacier_vault", "Amazon S3 Glacier vault"),
  ]

  /// AWS Backup.
  static let backup: [ResourceTraits] = [
    ResourceTraits("aws_backup_plan", "AWS Backup plan", short: "backup plan"),
    ResourceTraits("aws_backup_selection", "AWS Backup selection", short: "backup selection"),
    ResourceTraits(
      "aws_backup_vault", "AWS Backup vault", short: "backup vault",
      stores: StoredData(key: "kms_key_arn"), arn: ARNForm("backup", "backup-vault:")),
    ResourceTraits(
      "aws_backup_vault_lock_configuration", "AWS Backup vault lock", short: "backup vault lock"),
    ResourceTraits(
      "aws_backup_vault_policy", "AWS Backup vault policy", short: "backup vault policy"),
    ResourceTraits("aws_dlm_lifecycle_policy", "Amazon Data Lifecycle Manager policy"),
  ]
}
