import AWSResources

/// Types of the provider that are another's old name: the resource and its arguments are the same.
///
/// Source: Terraform, `aws_lb`: "`aws_alb` is known as `aws_lb`. The functionality is identical."
enum TypeAlias {
  /// The name by which the type is known now.
  static func resolved(_ type: String) -> String { names[type] ?? type }

  private static let names = [
    AWS.Alb.type: AWS.Lb.type, AWS.AlbListener.type: AWS.LbListener.type,
    AWS.AlbListenerCertificate.type: AWS.LbListenerCertificate.type,
    AWS.AlbListenerRule.type: AWS.LbListenerRule.type,
    AWS.AlbTargetGroup.type: AWS.LbTargetGroup.type,
    AWS.AlbTargetGroupAttachment.type: AWS.LbTargetGroupAttachment.type,
  ]
}
