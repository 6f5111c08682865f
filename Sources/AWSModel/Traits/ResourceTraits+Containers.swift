extension ResourceTraits {
  /// Container services and registries.
  static let containers: [ResourceTraits] = [
    ResourceTraits("aws_ecs_cluster", "Amazon ECS cluster", outputs: ["name", "arn"]),
    ResourceTraits(
      "aws_ecs_cluster_capacity_providers", "Amazon ECS cluster capacity providers",
      plural: "Amazon ECS cluster capacity providers", short: "capacity providers",
      shortPlural: "capacity providers"),
    ResourceTraits("aws_ecs_capacity_provider", "Amazon ECS capacity provider"),
    ResourceTraits(
      "aws_ecs_service", "Amazon ECS service", glyph: .service,
      costs: [
        CostUnit("Fargate tasks at least", .leastTasks),
        CostUnit("Fargate tasks at most", .mostTasks),
      ],
      // Only tasks of network mode awsvpc have interfaces of their own.
      occupant: OccupantTraits(
        in: ["network_configuration.subnets"], homeless: .outside,
        groups: ["network_configuration.security_groups"],
        isPublic: .flag("network_configuration.assign_public_ip", absent: .never))),
    ResourceTraits(
      "aws_ecs_task_set", "Amazon ECS task set", glyph: .service,
      occupant: OccupantTraits(
        in: [
          "network_configuration.subnets", .parent("service", type: "aws_ecs_service"),
        ], homeless: .outside, groups: ["network_configuration.security_groups"],
        isPublic: .flag("network_configuration.assign_public_ip", absent: .never))),
    ResourceTraits(
      "aws_ecs_task_definition", "Amazon ECS task definition", short: "task definition",
      glyph: .task),
    ResourceTraits("aws_ecs_account_setting_default", "Amazon ECS account setting"),
    ResourceTraits(
      "aws_ecr_repository", "Amazon ECR repository", short: "image repository",
      stores: StoredData(key: "encryption_configuration.kms_key"), outputs: ["repository_url"],
      arn: ARNForm("ecr", "repository/")),
    ResourceTraits(
      "aws_ecr_lifecycle_policy", "Amazon ECR lifecycle policy", short: "image lifecycle policy"),
    ResourceTraits(
      "aws_ecr_repository_policy", "Amazon ECR repository policy",
      short: "image repository policy"),
    ResourceTraits("aws_ecr_pull_through_cache_rule", "Amazon ECR pull through cache rule"),
    ResourceTraits("aws_ecrpublic_repository", "Amazon ECR public repository"),
    ResourceTraits(
      "aws_eks_cluster", "Amazon EKS cluster",
      stores: StoredData(key: "encryption_config.provider.key_arn"),
      costs: [CostUnit("EKS clusters")], outputs: ["endpoint"], arn: ARNForm("eks", "cluster/"),
      // The interfaces of the control plane. EKS always gives them its own group, too; the public
      // endpoint of the API is not in the VPC.
      // Source: Amazon EKS, "Security group requirements for clusters".
      occupant: OccupantTraits(
        in: ["vpc_config.subnet_ids"], groups: ["vpc_config.security_group_ids"],
        defaultGroups: .unknown, hasServiceGroups: true,
        publicEndpoint: PublicEndpoint(
          flag: .flag("vpc_config.endpoint_public_access", absent: .always),
          clients: "vpc_config.public_access_cidrs"), ports: .tcp(443))),
    ResourceTraits(
      "aws_eks_node_group", "Amazon EKS node group", glyph: .instance,
      // Nodes have the cluster's own group, and those of a launch template instead of it.
      occupant: OccupantTraits(
        in: ["subnet_ids"],
        groups: [
          .template("launch_template.id", type: "aws_launch_template"),
          .template("launch_template.name", type: "aws_launch_template"),
        ], defaultGroups: .unknown, hasServiceGroups: true, isPublic: .asSource)),
    ResourceTraits(
      "aws_eks_fargate_profile", "Amazon EKS Fargate profile", glyph: .task,
      occupant: OccupantTraits(
        in: ["subnet_ids"], groups: [], defaultGroups: .unknown, hasServiceGroups: true)),
    ResourceTraits("aws_eks_addon", "Amazon EKS add-on"),
    ResourceTraits("aws_eks_access_entry", "Amazon EKS access entry"),
    ResourceTraits(
      "aws_eks_access_policy_association", "Amazon EKS access policy association"),
    ResourceTraits(
      "aws_eks_identity_provider_config", "Amazon EKS identity provider configuration"),
    ResourceTraits("aws_eks_pod_identity_association", "Amazon EKS Pod Identity association"),
    ResourceTraits(
      "aws_apprunner_service", "AWS App Runner service",
      stores: StoredData(key: "encryption_configuration.kms_key")),
    ResourceTraits(
      "aws_apprunner_vpc_connector", "AWS App Runner VPC connector",
      occupant: .client(in: ["subnets"], groups: ["security_groups"], homeless: .unknown)),
    ResourceTraits(
      "aws_apprunner_vpc_ingress_connection", "AWS App Runner VPC ingress connection"),
    ResourceTraits(
      "aws_service_discovery_private_dns_namespace", "AWS Cloud Map private DNS namespace",
      short: "private DNS namespace", identifier: "namespace"),
    ResourceTraits(
      "aws_service_discovery_public_dns_namespace", "AWS Cloud Map public DNS namespace",
      short: "public DNS namespace"),
    ResourceTraits(
      "aws_service_discovery_http_namespace", "AWS Cloud Map HTTP namespace",
      short: "HTTP namespace"),
    ResourceTraits(
      "aws_service_discovery_service", "AWS Cloud Map service", short: "discovery service",
      identifier: "discovery_service", arn: ARNForm("servicediscovery", "service/srv-")),
    ResourceTraits("aws_service_discovery_instance", "AWS Cloud Map service instance"),
    ResourceTraits(
      "aws_appautoscaling_target", "Application Auto Scaling scalable target",
      short: "scaling target"),
    ResourceTraits(
      "aws_appautoscaling_policy", "Application Auto Scaling policy", short: "scaling policy"),
    ResourceTraits(
      "aws_appautoscaling_scheduled_action", "Application Auto Scaling scheduled action",
      short: "scheduled scaling action"),
    ResourceTraits(
      "aws_batch_compute_environment", "AWS Batch compute environment",
      occupant: OccupantTraits(
        in: ["compute_resources.subnets"], homeless: .outside,
        groups: [
          "compute_resources.security_group_ids",
          .template(
            "compute_resources.launch_template.launch_template_id", type: "aws_launch_template"),
          .template(
            "compute_resources.launch_template.launch_template_name",
            type: "aws_launch_template"),
        ], defaultGroups: .unknown, isPublic: .asSource)),
    ResourceTraits("aws_batch_job_definition", "AWS Batch job definition"),
    ResourceTraits("aws_batch_job_queue", "AWS Batch job queue"),
    ResourceTraits("aws_batch_scheduling_policy", "AWS Batch scheduling policy"),
  ]
}
