import AWSResources
import Topology

extension AWSModel {
  /// Load balancers, their listeners, and the targets of their groups, whoever registers them.
  ///
  /// Source: AWS, "Application Load Balancers", "Network Load Balancers" and "Target groups".
  mutating func readLoadBalancers() {
    for resource in resources(AWS.Lb.type) + resources("aws_alb") {
      read(AWS.Lb.View(resource))
    }
    for view in targetGroupViews {
      targetGroups[view.resource.id] = TargetGroup(
        id: view.resource.id, port: values.number(view.port), protocol: values.text(view.protocol),
        targetType: values.text(view.targetType).or("instance"),
        preservesClients: values.flag(view.preserveClientIp), crossesZones: crossesZones(view))
    }
    readListeners()
    readAttachments()
    registerServices()
    readAutoScaling()
    for view in all(AWS.Wafv2WebAclAssociation.View.self) {
      guard let balancer = values.link(view.resourceArn).value,
        let acl = values.link(view.webAclArn).value
      else { continue }
      // AWS WAF looks at requests, so only at Application Load Balancers.
      guard loadBalancers[balancer]?.kind.value != .network else { continue }
      loadBalancers[balancer]?.webACLs.append(acl)
    }
  }

  /// The listeners of load balancers, under either name that Terraform has for them.
  package var listenerViews: [AWS.LbListener.View] {
    (resources(AWS.LbListener.type) + resources("aws_alb_listener")).map { AWS.LbListener.View($0) }
  }

  /// The target groups of load balancers, under either name that Terraform has for them.
  package var targetGroupViews: [AWS.LbTargetGroup.View] {
    (resources(AWS.LbTargetGroup.type) + resources("aws_alb_target_group"))
      .map { AWS.LbTargetGroup.View($0) }
  }

  private mutating func read(_ view: AWS.Lb.View) {
    let id = view.resource.id
    let kind = values.text(view.loadBalancerType).or("application")
    var places = values.links(view.subnets).elements.map {
      LoadBalancer.Place(subnet: $0, address: .absent)
    }
    var unknowns = values.links(view.subnets).unknowns
    for mapping in view.subnetMapping {
      switch values.link(mapping.subnetId) {
      case .known(let subnet):
        // A state has the subnets as well as their mappings.
        places.removeAll { $0.subnet == subnet }
        places.append(
          LoadBalancer.Place(subnet: subnet, address: values.address(mapping.privateIpv4Address)))
      case .unknown(let unknown): unknowns.append(unknown)
      case .absent: break
      }
    }
    if let value = view.subnetMapping.unknown { unknowns.append(values.reason(value)) }
    let known: Known<LoadBalancer.Kind> =
      switch kind {
      case .known(let text):
        LoadBalancer.Kind(rawValue: text).map { .known($0) } ?? .unknown(.unreadable(text))
      case .unknown(let unknown): .unknown(unknown)
      case .absent: .absent
      }
    let crosses: Known<Bool> =
      known.value == .application
      ? .known(true) : values.flag(view.enableCrossZoneLoadBalancing).or(false)
    loadBalancers[id] = LoadBalancer(
      id: id, kind: known, isInternal: values.flag(view.`internal`).or(false), places: places,
      unknownPlaces: unknowns, groups: values.links(view.securityGroups), crossesZones: crosses)
  }

  private func crossesZones(_ view: AWS.LbTargetGroup.View) -> Known<Bool> {
    switch values.text(view.loadBalancingCrossZoneEnabled) {
    case .known("use_load_balancer_configuration"), .absent: .absent
    case .known(let text): .known(text.lowercased() == "true")
    case .unknown(let unknown): .unknown(unknown)
    }
  }

  // MARK: Listeners

  private mutating func readListeners() {
    var rules: [ElementID: [AWS.LbListenerRule.View]] = [:]
    for resource in resources(AWS.LbListenerRule.type) + resources("aws_alb_listener_rule") {
      let view = AWS.LbListenerRule.View(resource)
      guard let listener = values.link(view.listenerArn).value else {
        note(resource.id, "listener_arn", "rule of a listener that is not known", in: .everywhere)
        continue
      }
      rules[listener, default: []].append(view)
    }
    for view in listenerViews {
      let resource = view.resource
      guard let balancer = values.link(view.loadBalancerArn).value, loadBalancers[balancer] != nil
      else {
        note(
          resource.id, "load_balancer_arn", "listener of a load balancer that is not known",
          in: .everywhere)
        continue
      }
      var groups = forwards(resource, "default_action")
      for rule in rules[resource.id] ?? [] { groups = groups + forwards(rule.resource, "action") }
      let redirects = view.defaultAction.contains { values.text($0.type).value == "redirect" }
      loadBalancers[balancer]?.listeners.append(
        Listener(
          id: resource.id, port: values.number(view.port),
          protocol: values.text(view.protocol).map { $0.uppercased() }, groups: groups,
          certificate: values.link(view.certificateArn),
          securityPolicy: values.text(view.sslPolicy), redirects: redirects))
    }
  }

  /// The target groups to which the actions of a listener or rule forward; a block that is not known
  /// may forward to any.
  private func forwards(_ resource: Resource, _ actions: String) -> Links {
    [[actions, "target_group_arn"], [actions, "forward", "target_group", "arn"]]
      .flatMap { values.values(at: $0, of: resource) }.map { values.links($0) }
      .reduce(Links(), +)
  }

  // MARK: Targets

  private mutating func readAttachments() {
    for resource in resources(AWS.LbTargetGroupAttachment.type)
      + resources("aws_alb_target_group_attachment")
    {
      let view = AWS.LbTargetGroupAttachment.View(resource)
      let subject: TargetGroup.Target.Subject
      if let address = values.address(view.targetId).value {
        subject = .address(address)
      } else {
        switch values.link(view.targetId) {
        case .known(let id): subject = .element(id)
        case .unknown(let unknown): subject = .unknown(unknown)
        case .absent: subject = .unknown(.unreadable("no target"))
        }
      }
      add(
        TargetGroup.Target(
          subject: subject, port: values.number(view.port),
          isInEveryZone: values.text(view.availabilityZone).value == "all", element: resource.id),
        to: values.link(view.targetGroupArn), by: resource.id)
    }
  }

  private mutating func registerServices() {
    for view in all(AWS.EcsService.View.self) {
      let id = view.resource.id
      for block in view.loadBalancer {
        add(
          TargetGroup.Target(
            subject: .element(id), port: values.number(block.containerPort), isInEveryZone: false,
            element: id),
          to: values.link(block.targetGroupArn), by: id)
      }
    }
  }

  private mutating func readAutoScaling() {
    for view in all(AWS.AutoscalingGroup.View.self) {
      let groups = values.links(view.targetGroupArns)
      for group in groups.elements {
        register(view.resource.id, in: .known(group), by: view.resource.id)
      }
      for unknown in groups.unknowns {
        register(view.resource.id, in: .unknown(unknown), by: view.resource.id)
      }
    }
    for view in all(AWS.AutoscalingAttachment.View.self) {
      let group = values.link(view.lbTargetGroupArn)
      if group.isAbsent { continue }
      switch values.link(view.autoscalingGroupName) {
      case .known(let id): register(id, in: group, by: view.resource.id)
      case .unknown, .absent:
        note(
          view.resource.id, "autoscaling_group_name", "target that is not known", in: .everywhere)
      }
    }
  }

  private mutating func register(
    _ id: ElementID, in group: Known<ElementID>, by element: ElementID
  ) {
    add(
      TargetGroup.Target(
        subject: .element(id), port: .absent, isInEveryZone: false, element: element),
      to: group, by: element)
  }

  private mutating func add(
    _ target: TargetGroup.Target, to group: Known<ElementID>, by element: ElementID
  ) {
    if let unknown = group.unknown, !unknown.isOutside { hasOpenRegistrations = true }
    guard let group = group.value, targetGroups[group] != nil else {
      note(element, "target_group_arn", "target group that is not known", in: .everywhere, .adds)
      return
    }
    targetGroups[group]?.targets.append(target)
  }
}
