/// Attributes that whoever runs the Terraform wants to know afterwards.
enum UsefulOutputs {
  private static let attributes = [
    "aws_vpc": "id",
    "aws_ec2_transit_gateway": "id",
    "aws_lb": "dns_name",
    "aws_nat_gateway": "public_ip",
    "aws_ecr_repository": "repository_url",
    "aws_ecs_cluster": "name",
    "aws_efs_file_system": "id",
  ]

  static func attribute(of family: LocalFamily) -> String? { attributes[family.type] }
}
