extension ResourceTraits {
  /// Load balancers, their listeners and targets.
  static let loadBalancing: [ResourceTraits] = [
    ResourceTraits(
      "aws_lb", "Elastic Load Balancing load balancer", short: "load balancer",
      identifier: "load_balancer", costs: balancerUnits, outputs: ["dns_name", "zone_id"],
      arn: ARNForm("elasticloadbalancing", "loadbalancer/app/"),
      occupant: balancer(listener: "aws_lb_listener")),
    ResourceTraits(
      "aws_lb_listener", "load balancer listener", short: "listener", identifier: "listener",
      arn: ARNForm("elasticloadbalancing", "listener/app/")),
    ResourceTraits("aws_lb_listener_rule", "load balancer listener rule", short: "listener rule"),
    ResourceTraits(
      "aws_lb_listener_certificate", "load balancer listener certificate",
      short: "listener certificate", glyph: .certificate),
    ResourceTraits(
      "aws_lb_target_group", "load balancer target group", short: "target group",
      identifier: "target_group", arn: ARNForm("elasticloadbalancing", "targetgroup/")),
    ResourceTraits(
      "aws_lb_target_group_attachment", "target group registration",
      title: "Target group registration"),
    ResourceTraits("aws_lb_trust_store", "load balancer trust store", glyph: .certificate),
    ResourceTraits(
      "aws_lb_cookie_stickiness_policy", "Classic Load Balancer cookie stickiness policy"),
    ResourceTraits(
      "aws_alb", "Elastic Load Balancing load balancer", short: "load balancer",
      costs: balancerUnits, outputs: ["dns_name", "zone_id"],
      arn: ARNForm("elasticloadbalancing", "loadbalancer/app/"),
      occupant: balancer(listener: "aws_alb_listener")),
    ResourceTraits(
      "aws_alb_listener", "load balancer listener", short: "listener",
      arn: ARNForm("elasticloadbalancing", "listener/app/")),
    ResourceTraits("aws_alb_listener_rule", "load balancer listener rule", short: "listener rule"),
    ResourceTraits(
      "aws_alb_listener_certificate", "load balancer listener certificate",
      short: "listener certificate", glyph: .certificate),
    ResourceTraits(
      "aws_alb_target_group", "load balancer target group", short: "target group",
      glyph: .targetGroup, arn: ARNForm("elasticloadbalancing", "targetgroup/")),
    ResourceTraits(
      "aws_alb_target_group_attachment", "target group registration", glyph: .targetGroup),
    ResourceTraits(
      "aws_elb", "Classic Load Balancer", costs: [CostUnit("classic load balancers")],
      outputs: ["dns_name", "zone_id"], arn: ARNForm("elasticloadbalancing", "loadbalancer/"),
      occupant: OccupantTraits(
        in: ["subnets"], homeless: .unknown, groups: ["security_groups"],
        isPublic: .inverted("internal", absent: .always),
        ports: .argument("listener.lb_port", absent: .none), presence: .all)),
    ResourceTraits("aws_elb_attachment", "Classic Load Balancer instance registration"),
  ]

  private static let balancerUnits: [CostUnit] = [
    CostUnit(
      "application load balancers",
      where: CostUnit.Condition(
        "load_balancer_type", is: "application", absent: "application")),
    CostUnit(
      "network load balancers",
      where: CostUnit.Condition("load_balancer_type", is: "network", absent: "application")),
    CostUnit(
      "gateway load balancers",
      where: CostUnit.Condition("load_balancer_type", is: "gateway", absent: "application")),
  ]

  /// Without groups an application load balancer has the VPC's default one, and a network load
  /// balancer none at all.
  private static func balancer(listener: String) -> OccupantTraits {
    OccupantTraits(
      in: ["subnets", "subnet_mapping.subnet_id"], groups: ["security_groups"],
      defaultGroups: .unknown, isPublic: .inverted("internal", absent: .always),
      ports: .asDependents(type: listener, link: "load_balancer_arn", port: "port"), presence: .all)
  }

  /// Web ACLs and what goes with them.
  static let webFirewall: [ResourceTraits] = [
    ResourceTraits(
      "aws_wafv2_web_acl", "AWS WAF web ACL", short: "web ACL",
      costs: [CostUnit("web ACLs"), CostUnit("rules of web ACLs", .members("rule"))],
      arn: ARNForm("wafv2", "regional/webacl/")),
    ResourceTraits(
      "aws_wafv2_web_acl_association", "AWS WAF web ACL association",
      short: "web ACL association"),
    ResourceTraits(
      "aws_wafv2_web_acl_logging_configuration", "AWS WAF logging configuration",
      short: "web ACL logging configuration"),
    ResourceTraits("aws_wafv2_ip_set", "AWS WAF IP set"),
    ResourceTraits("aws_wafv2_rule_group", "AWS WAF rule group"),
    ResourceTraits("aws_wafv2_regex_pattern_set", "AWS WAF regex pattern set"),
    ResourceTraits("aws_shield_protection", "AWS Shield Advanced protection"),
  ]
}
