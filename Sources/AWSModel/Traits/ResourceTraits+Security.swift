extension ResourceTraits {
  /// Keys, secrets, certificates, and who may do what.
  static let security: [ResourceTraits] = [
    ResourceTraits(
      "aws_kms_key", "AWS KMS key", costs: [CostUnit("KMS keys")], outputs: ["arn"],
      arn: ARNForm("kms", "key/"), idPrefix: "key"),
    ResourceTraits("aws_kms_alias", "AWS KMS alias", plural: "AWS KMS aliases"),
    ResourceTraits("aws_kms_grant", "AWS KMS grant"),
    ResourceTraits("aws_kms_key_policy", "AWS KMS key policy"),
    ResourceTraits(
      "aws_kms_replica_key", "AWS KMS replica key", costs: [CostUnit("KMS keys")],
      outputs: ["arn"]),
    ResourceTraits(
      "aws_secretsmanager_secret", "AWS Secrets Manager secret", short: "secret",
      stores: StoredData(key: "kms_key_id"), costs: [CostUnit("secrets")], outputs: ["arn"],
      arn: ARNForm("secretsmanager", "secret:")),
    ResourceTraits(
      "aws_secretsmanager_secret_version", "AWS Secrets Manager secret version",
      short: "secret version"),
    ResourceTraits(
      "aws_secretsmanager_secret_policy", "AWS Secrets Manager secret policy",
      short: "secret policy"),
    ResourceTraits(
      "aws_secretsmanager_secret_rotation", "AWS Secrets Manager secret rotation",
      short: "secret rotation"),
    ResourceTraits(
      "aws_acm_certificate", "AWS Certificate Manager certificate", short: "certificate",
      topic: .main, outputs: ["arn"], arn: ARNForm("acm", "certificate/")),
    ResourceTraits(
      "aws_acm_certificate_validation", "AWS Certificate Manager certificate validation",
      short: "certificate validation", topic: .main),
    ResourceTraits(
      "aws_acmpca_certificate_authority", "AWS Private CA certificate authority",
      short: "private certificate authority"),
    ResourceTraits("aws_iam_role", "IAM role", arn: ARNForm("iam", "role/")),
    ResourceTraits("aws_iam_policy", "IAM policy", arn: ARNForm("iam", "policy/")),
    ResourceTraits(
      "aws_iam_role_policy", "inline policy of an IAM role",
      plural: "inline policies of IAM roles", short: "inline role policy"),
    ResourceTraits(
      "aws_iam_role_policy_attachment", "IAM role policy attachment",
      short: "role policy attachment"),
    ResourceTraits("aws_iam_policy_attachment", "IAM policy attachment"),
    ResourceTraits(
      "aws_iam_instance_profile", "IAM instance profile",
      short: "instance profile"),
    ResourceTraits("aws_iam_user", "IAM user", arn: ARNForm("iam", "user/")),
    ResourceTraits(
      "aws_iam_user_policy", "inline policy of an IAM user",
      plural: "inline policies of IAM users"),
    ResourceTraits("aws_iam_user_policy_attachment", "IAM user policy attachment"),
    ResourceTraits("aws_iam_access_key", "IAM access key"),
    ResourceTraits("aws_iam_group", "IAM user group"),
    ResourceTraits("aws_iam_group_policy_attachment", "IAM user group policy attachment"),
    ResourceTraits("aws_iam_openid_connect_provider", "IAM OIDC identity provider"),
    ResourceTraits("aws_iam_saml_provider", "IAM SAML identity provider"),
    ResourceTraits("aws_iam_service_linked_role", "IAM service-linked role"),
    ResourceTraits("aws_iam_account_password_policy", "IAM account password policy"),
    ResourceTraits("aws_cognito_user_pool", "Amazon Cognito user pool"),
    ResourceTraits("aws_cognito_user_pool_client", "Amazon Cognito user pool app client"),
    ResourceTraits("aws_cognito_user_pool_domain", "Amazon Cognito user pool domain"),
    ResourceTraits("aws_cognito_identity_pool", "Amazon Cognito identity pool"),
    ResourceTraits(
      "aws_directory_service_directory", "AWS Directory Service directory",
      plural: "AWS Directory Service directories",
      costs: [CostUnit("directories")],
      // AWS makes the group of the domain controllers.
      occupant: .server(
        in: ["vpc_settings.subnet_ids", "connect_settings.subnet_ids"], groups: [],
        ports: .unknown, homeless: .unknown, defaultGroups: .unknown, hasServiceGroups: true,
        opens: .yes, presence: .all)),
    ResourceTraits(
      "aws_directory_service_region", "replicated Region of an AWS Directory Service directory",
      plural: "replicated Regions of AWS Directory Service directories",
      occupant: .server(
        in: ["vpc_settings.subnet_ids"], groups: [], ports: .unknown, homeless: .unknown,
        defaultGroups: .unknown, hasServiceGroups: true, opens: .yes, presence: .all)),
    ResourceTraits(
      "aws_cloudhsm_v2_cluster", "AWS CloudHSM cluster",
      // Its HSMs stand in its subnets, with a group that AWS makes.
      // Source: AWS CloudHSM, "Configure the client Amazon EC2 instance security groups".
      occupant: .server(
        in: ["subnet_ids"], groups: [], ports: .fixed(tcp: [.init(2223, through: 2225)], udp: []),
        homeless: .unknown, defaultGroups: .unknown, hasServiceGroups: true)),
    ResourceTraits(
      "aws_cloudhsm_v2_hsm", "AWS CloudHSM hardware security module", short: "HSM",
      costs: [CostUnit("HSMs")],
      occupant: .server(
        in: ["subnet_id", .parent("cluster_id", type: "aws_cloudhsm_v2_cluster")], groups: [],
        ports: .fixed(tcp: [.init(2223, through: 2225)], udp: []), homeless: .unknown,
        defaultGroups: .unknown, hasServiceGroups: true, presence: .one)),
    ResourceTraits("aws_guardduty_detector", "Amazon GuardDuty detector"),
    ResourceTraits("aws_securityhub_account", "AWS Security Hub account setting"),
    ResourceTraits("aws_inspector2_enabler", "Amazon Inspector activation"),
    ResourceTraits("aws_macie2_account", "Amazon Macie account setting"),
    ResourceTraits("aws_accessanalyzer_analyzer", "IAM Access Analyzer analyzer"),
    ResourceTraits("aws_config_configuration_recorder", "AWS Config configuration recorder"),
    ResourceTraits("aws_config_delivery_channel", "AWS Config delivery channel"),
    ResourceTraits("aws_config_config_rule", "AWS Config rule"),
  ]
}
