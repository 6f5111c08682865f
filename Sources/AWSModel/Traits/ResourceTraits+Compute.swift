extension ResourceTraits {
  /// Instances and what launches them.
  static let compute: [ResourceTraits] = [
    ResourceTraits(
      "aws_instance", "Amazon EC2 instance", costs: [CostUnit("EC2 instances")],
      arn: ARNForm("ec2", "instance/"), idPrefix: "i", occupant: instance),
    ResourceTraits(
      "aws_spot_instance_request", "Amazon EC2 Spot Instance request",
      costs: [CostUnit("EC2 instances")], occupant: instance),
    ResourceTraits(
      "aws_spot_fleet_request", "Amazon EC2 Spot Fleet request",
      occupant: OccupantTraits(
        in: [
          "launch_specification.subnet_id", "launch_template_config.overrides.subnet_id",
          .template(
            "launch_template_config.launch_template_specification.id",
            type: "aws_launch_template"),
          .template(
            "launch_template_config.launch_template_specification.name",
            type: "aws_launch_template"),
        ], homeless: .defaultVPC,
        groups: [
          "launch_specification.vpc_security_group_ids",
          .template(
            "launch_template_config.launch_template_specification.id",
            type: "aws_launch_template"),
          .template(
            "launch_template_config.launch_template_specification.name",
            type: "aws_launch_template"),
        ],
        isPublic: .flag("launch_specification.associate_public_ip_address", absent: .asSource))),
    ResourceTraits(
      "aws_ec2_fleet", "EC2 Fleet",
      occupant: OccupantTraits(
        in: [
          "launch_template_config.override.subnet_id",
          .template(
            "launch_template_config.launch_template_specification.launch_template_id",
            type: "aws_launch_template"),
          .template(
            "launch_template_config.launch_template_specification.launch_template_name",
            type: "aws_launch_template"),
        ], homeless: .defaultVPC,
        groups: [
          .template(
            "launch_template_config.launch_template_specification.launch_template_id",
            type: "aws_launch_template"),
          .template(
            "launch_template_config.launch_template_specification.launch_template_name",
            type: "aws_launch_template"),
        ], isPublic: .asSource)),
    ResourceTraits(
      "aws_autoscaling_group", "Amazon EC2 Auto Scaling group", short: "Auto Scaling group",
      topic: .compute, costs: [CostUnit("EC2 instances of Auto Scaling groups", .instances)],
      occupant: OccupantTraits(
        in: ["vpc_zone_identifier"] + groupTemplates, homeless: .defaultVPC,
        groups: groupTemplates, isPublic: .asSource)),
    ResourceTraits(
      "aws_autoscaling_attachment", "Auto Scaling group attachment", topic: .compute),
    ResourceTraits(
      "aws_autoscaling_policy", "Amazon EC2 Auto Scaling policy",
      plural: "Amazon EC2 Auto Scaling policies", short: "Auto Scaling policy"),
    ResourceTraits(
      "aws_autoscaling_schedule", "Amazon EC2 Auto Scaling scheduled action",
      short: "Auto Scaling scheduled action"),
    ResourceTraits(
      "aws_autoscaling_lifecycle_hook", "Amazon EC2 Auto Scaling lifecycle hook",
      short: "Auto Scaling lifecycle hook"),
    ResourceTraits(
      "aws_launch_template", "Amazon EC2 launch template", short: "launch template",
      idPrefix: "lt",
      occupant: OccupantTraits(
        in: [
          "network_interfaces.subnet_id",
          .parent("network_interfaces.network_interface_id", type: "aws_network_interface"),
        ],
        groups: [
          "vpc_security_group_ids", "network_interfaces.security_groups",
          "security_group_names",
          .parent("network_interfaces.network_interface_id", type: "aws_network_interface"),
        ],
        isPublic: .flag("network_interfaces.associate_public_ip_address", absent: .asSubnet),
        isTemplate: true)),
    ResourceTraits(
      "aws_launch_configuration", "Amazon EC2 Auto Scaling launch configuration",
      short: "launch configuration",
      occupant: OccupantTraits(
        in: [], groups: ["security_groups"],
        isPublic: .flag("associate_public_ip_address", absent: .asSubnet), isTemplate: true)),
    ResourceTraits("aws_key_pair", "Amazon EC2 key pair", short: "key pair"),
    ResourceTraits("aws_placement_group", "Amazon EC2 placement group", short: "placement group"),
    ResourceTraits("aws_ami", "Amazon Machine Image", short: "AMI"),
    ResourceTraits(
      "aws_ami_copy", "copied Amazon Machine Image", short: "AMI copy",
      shortPlural: "AMI copies"),
    ResourceTraits(
      "aws_elastic_beanstalk_application", "AWS Elastic Beanstalk application"),
    // Its network is in free `setting` blocks.
    ResourceTraits(
      "aws_elastic_beanstalk_environment", "AWS Elastic Beanstalk environment",
      occupant: OccupantTraits(
        in: [], defaultGroups: .unknown, hasServiceGroups: true, isPublic: .unknown)),
    ResourceTraits(
      "aws_cloud9_environment_ec2", "AWS Cloud9 EC2 environment",
      occupant: OccupantTraits(
        in: ["subnet_id"], homeless: .defaultVPC, defaultGroups: .unknown,
        hasServiceGroups: true, isPublic: .asSubnet, presence: .one)),
    ResourceTraits(
      "aws_imagebuilder_infrastructure_configuration",
      "EC2 Image Builder infrastructure configuration",
      occupant: OccupantTraits(
        in: ["subnet_id"], homeless: .defaultVPC, groups: ["security_group_ids"],
        isPublic: .asSubnet, presence: .one)),
    ResourceTraits(
      "aws_opsworks_instance", "AWS OpsWorks instance",
      occupant: OccupantTraits(
        in: ["subnet_id", .parent("stack_id", type: "aws_opsworks_stack")],
        homeless: .defaultVPC, groups: ["security_group_ids"], defaultGroups: .unknown,
        hasServiceGroups: true, isPublic: .unknown, presence: .one)),
    ResourceTraits(
      "aws_opsworks_stack", "AWS OpsWorks stack",
      occupant: OccupantTraits(
        in: ["default_subnet_id"], groups: [], defaultGroups: .unknown, isTemplate: true)),
    ResourceTraits(
      "aws_gamelift_game_server_group", "Amazon GameLift Servers game server group",
      occupant: OccupantTraits(
        in: ["vpc_subnets"], homeless: .defaultVPC,
        groups: [
          .template("launch_template.id", type: "aws_launch_template"),
          .template("launch_template.name", type: "aws_launch_template"),
        ], isPublic: .asSource)),
    ResourceTraits(
      "aws_m2_environment", "AWS Mainframe Modernization environment",
      stores: StoredData(key: "kms_key_id"),
      occupant: OccupantTraits(
        in: ["subnet_ids"], homeless: .defaultVPC, groups: ["security_group_ids"],
        isPublic: .flag("publicly_accessible", absent: .unknown), ports: .unknown)),
    ResourceTraits(
      "aws_workspaces_directory", "Amazon WorkSpaces directory",
      plural: "Amazon WorkSpaces directories", glyph: .directory,
      // The desktops stand in its subnets, with a group that WorkSpaces makes.
      occupant: OccupantTraits(
        in: ["subnet_ids"], groups: ["workspace_creation_properties.custom_security_group_id"],
        defaultGroups: .unknown, hasServiceGroups: true, isPublic: .unknown)),
    ResourceTraits("aws_workspaces_workspace", "Amazon WorkSpaces desktop"),
    ResourceTraits(
      "aws_workspacesweb_network_settings",
      "Amazon WorkSpaces Secure Browser network settings",
      plural: "Amazon WorkSpaces Secure Browser network settings",
      occupant: .client(
        in: ["subnet_ids"], groups: ["security_group_ids"], homeless: .unknown)),
    ResourceTraits(
      "aws_appstream_fleet", "Amazon AppStream 2.0 fleet",
      occupant: OccupantTraits(
        in: ["vpc_config.subnet_ids"], homeless: .unknown,
        groups: ["vpc_config.security_group_ids"],
        isPublic: .flag("enable_default_internet_access", absent: .unknown))),
    ResourceTraits(
      "aws_appstream_image_builder", "Amazon AppStream 2.0 image builder",
      occupant: OccupantTraits(
        in: ["vpc_config.subnet_ids"], homeless: .unknown,
        groups: ["vpc_config.security_group_ids"],
        isPublic: .flag("enable_default_internet_access", absent: .unknown), presence: .one)),
    ResourceTraits(
      "aws_drs_replication_configuration_template",
      "AWS Elastic Disaster Recovery replication template",
      occupant: OccupantTraits(
        in: ["staging_area_subnet_id"], groups: ["replication_servers_security_groups_ids"],
        defaultGroups: .unknown, hasServiceGroups: true,
        isPublic: .flag("create_public_ip", absent: .unknown), presence: .one)),
  ]

  private static let instance = OccupantTraits(
    in: [
      "subnet_id",
      .parent("network_interface.network_interface_id", type: "aws_network_interface"),
      .template("launch_template.id", type: "aws_launch_template"),
      .template("launch_template.name", type: "aws_launch_template"),
    ], homeless: .defaultVPC,
    groups: [
      "vpc_security_group_ids", "security_groups",
      .parent("network_interface.network_interface_id", type: "aws_network_interface"),
      .template("launch_template.id", type: "aws_launch_template"),
      .template("launch_template.name", type: "aws_launch_template"),
    ], isPublic: .flag("associate_public_ip_address", absent: .asSource), presence: .one)

  private static let groupTemplates: [InterfaceSource] = [
    .template("launch_template.id", type: "aws_launch_template"),
    .template("launch_template.name", type: "aws_launch_template"),
    .template(
      "mixed_instances_policy.launch_template.launch_template_specification.launch_template_id",
      type: "aws_launch_template"),
    .template(
      "mixed_instances_policy.launch_template.launch_template_specification.launch_template_name",
      type: "aws_launch_template"),
    .template("launch_configuration", type: "aws_launch_configuration"),
  ]
}
