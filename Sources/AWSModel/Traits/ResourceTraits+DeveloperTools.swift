extension ResourceTraits {
  /// What builds, tests and deploys.
  static let developerTools: [ResourceTraits] = [
    ResourceTraits(
      "aws_codebuild_project", "AWS CodeBuild project",
      stores: StoredData(key: "encryption_key"),
      occupant: .client(
        in: ["vpc_config.subnets"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits(
      "aws_codebuild_fleet", "AWS CodeBuild fleet",
      occupant: .client(
        in: ["vpc_config.subnets"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits("aws_codedeploy_app", "AWS CodeDeploy application"),
    ResourceTraits("aws_codedeploy_deployment_group", "AWS CodeDeploy deployment group"),
    ResourceTraits(
      "aws_codedeploy_deployment_config", "AWS CodeDeploy deployment configuration"),
    ResourceTraits("aws_codepipeline", "AWS CodePipeline pipeline"),
    ResourceTraits("aws_codecommit_repository", "AWS CodeCommit repository"),
    ResourceTraits("aws_codeartifact_domain", "AWS CodeArtifact domain"),
    ResourceTraits("aws_codeartifact_repository", "AWS CodeArtifact repository"),
    ResourceTraits("aws_codestarconnections_connection", "AWS CodeConnections connection"),
    ResourceTraits(
      "aws_codestarconnections_host", "AWS CodeConnections host",
      occupant: .client(
        in: ["vpc_configuration.subnet_ids"], groups: ["vpc_configuration.security_group_ids"])),
    ResourceTraits(
      "aws_codeconnections_host", "AWS CodeConnections host",
      occupant: .client(
        in: ["vpc_configuration.subnet_ids"], groups: ["vpc_configuration.security_group_ids"])),
    ResourceTraits(
      "aws_devicefarm_test_grid_project", "AWS Device Farm test grid project",
      occupant: .client(
        in: ["vpc_config.subnet_ids"], groups: ["vpc_config.security_group_ids"])),
    ResourceTraits("aws_cloudformation_stack", "AWS CloudFormation stack"),
  ]
}
