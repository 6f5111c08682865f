extension ResourceTraits {
  /// Models, training and notebooks.
  static let machineLearning: [ResourceTraits] = [
    ResourceTraits(
      "aws_sagemaker_domain", "Amazon SageMaker AI domain",
      stores: StoredData(key: "kms_key_id"),
      occupant: OccupantTraits(
        in: ["subnet_ids"],
        groups: [
          "default_user_settings.security_groups", "default_space_settings.security_groups",
          "domain_settings.security_group_ids",
        ], defaultGroups: .unknown, hasServiceGroups: true)),
    ResourceTraits(
      "aws_sagemaker_user_profile", "Amazon SageMaker AI user profile",
      occupant: OccupantTraits(
        in: [.parent("domain_id", type: "aws_sagemaker_domain")],
        groups: [
          "user_settings.security_groups", .parent("domain_id", type: "aws_sagemaker_domain"),
        ], defaultGroups: .unknown)),
    ResourceTraits(
      "aws_sagemaker_notebook_instance", "Amazon SageMaker AI notebook instance",
      stores: StoredData(key: "kms_key_id"),
      occupant: .client(in: ["subnet_id"], groups: ["security_groups"], presence: .one)),
    ResourceTraits(
      "aws_sagemaker_model", "Amazon SageMaker AI model",
      occupant: .client(
        in: ["vpc_config.subnets"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits("aws_sagemaker_endpoint", "Amazon SageMaker AI endpoint"),
    ResourceTraits(
      "aws_sagemaker_endpoint_configuration", "Amazon SageMaker AI endpoint configuration"),
    ResourceTraits(
      "aws_sagemaker_data_quality_job_definition",
      "Amazon SageMaker AI data quality job definition",
      occupant: .client(
        in: ["network_config.vpc_config.subnets"],
        groups: ["network_config.vpc_config.security_group_ids"])),
    ResourceTraits(
      "aws_sagemaker_workforce", "Amazon SageMaker AI workforce",
      occupant: .server(
        in: ["workforce_vpc_config.subnets"],
        groups: ["workforce_vpc_config.security_group_ids"], ports: .tcp(443),
        homeless: .outside)),
    ResourceTraits(
      "aws_bedrock_custom_model", "Amazon Bedrock custom model",
      occupant: .client(
        in: ["vpc_config.subnet_ids"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits(
      "aws_comprehend_document_classifier", "Amazon Comprehend document classifier",
      occupant: .client(
        in: ["vpc_config.subnets"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits(
      "aws_comprehend_entity_recognizer", "Amazon Comprehend entity recognizer",
      occupant: .client(
        in: ["vpc_config.subnets"], groups: ["vpc_config.security_group_ids"])),
  ]
}
