import Topology

/// A check of checkov that asks for what a design rule asks for.
///
/// Source: checkov, "Policy index", Terraform.
struct ScannerCheck: Hashable {
  let id: String
  /// The Terraform type that it is about.
  let type: String

  /// The checks that find what the rule finds.
  static func matching(_ code: DiagnosticCode) -> [ScannerCheck] { table[code] ?? [] }

  private static let table: [DiagnosticCode: [ScannerCheck]] = [
    .writableRoot: [.init(id: "CKV_AWS_336", type: "aws_ecs_task_definition")],
    .efsPlainTransport: [.init(id: "CKV_AWS_97", type: "aws_ecs_task_definition")],
    .mutableImageTags: [.init(id: "CKV_AWS_51", type: "aws_ecr_repository")],
    .efsAccessPointRoot: [.init(id: "CKV_AWS_329", type: "aws_efs_access_point")],
    .efsUnencrypted: [
      .init(id: "CKV_AWS_42", type: "aws_efs_file_system"),
      .init(id: "CKV_AWS_184", type: "aws_efs_file_system"),
    ],
    .flowLogMissing: [.init(id: "CKV2_AWS_11", type: "aws_vpc")],
    .logRetention: [
      .init(id: "CKV_AWS_66", type: "aws_cloudwatch_log_group"),
      .init(id: "CKV_AWS_338", type: "aws_cloudwatch_log_group"),
    ],
    .logEncryption: [.init(id: "CKV_AWS_158", type: "aws_cloudwatch_log_group")],
    .webFirewallMissing: [.init(id: "CKV2_AWS_28", type: "aws_lb")],
    .plainListener: [
      .init(id: "CKV_AWS_2", type: "aws_lb_listener"),
      .init(id: "CKV_AWS_103", type: "aws_lb_listener"),
      .init(id: "CKV2_AWS_20", type: "aws_lb"),
    ],
    .openSecurityGroup: [
      .init(id: "CKV_AWS_277", type: "aws_vpc_security_group_ingress_rule"),
      .init(id: "CKV_AWS_277", type: "aws_security_group"),
      .init(id: "CKV_AWS_382", type: "aws_security_group"),
    ],
  ]
}
