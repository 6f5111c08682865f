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
        addressType: values.text(view.ipAddressType).or("ipv4"),
        preservesClients: values.flag(view.preserveClientIp), crossesZones: crossesZones(view))
    }
    readListeners()
    readAttachments()
    registerServices()
    readAutoScaling()
    for group in targetGroups.values {
      let ports = group.targets.map { $0.port.isAbsent ? group.port : $0.port }
      if ports.contains(where: { $0.unknown != nil }) {
        note(
          group.id, "port", "target port that is not known", in: .everywhere, .publishes)
      }
    }
    for balancer in loadBalancers.values {
      // What is behind it may be reached through a node that the model does not have.
      if !balancer.unknownPlaces.isEmpty {
        note(
          balancer.id, "subnets", "load balancer in subnets that are not known", in: .everywhere,
          .publishes)
      }
      if balancer.kind.unknown != nil {
        note(
          balancer.id, "load_balancer_type", "load balancer whose type is not known",
          in: .everywhere, .publishes)
      }
    }
    for view in all(AWS.Wafv2WebAclAssociation.View.self) {
      let guarded = values.link(view.resourceArn)
      guard let balancer = guarded.value, let acl = values.link(view.webAclArn).value else {
        // What the model does not hold is none of its load balancers.
        if guarded.value != nil || guarded.unknown?.isOutside == false { hasOpenWebACLs = true }
        continue
      }
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
      addressType: values.text(view.ipAddressType).or("ipv4"), unknownPlaces: unknowns,
      groups: values.links(view.securityGroups), crossesZones: crosses,
      filtersPrivateLink: values.text(view.enforceSecurityGroupInboundRulesOnPrivateLinkTraffic)
        .map { $0 != "off" }.or(true))
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
      let groups = (rules[resource.id] ?? []).map { self.groups(of: $0.action) }
        .reduce(self.groups(of: view.defaultAction), +)
      let isOpen = groups.unknowns.contains { if case .outside = $0 { false } else { true } }
      if isOpen {
        note(
          resource.id, "default_action", "target group that a listener forwards to",
          in: .everywhere, .publishes)
      }
      if values.number(view.port).unknown != nil {
        note(
          resource.id, "port", "listener whose port is not known", in: .everywhere, .publishes)
      }
      let redirects = view.defaultAction.contains { values.text($0.type).value == "redirect" }
      var listener = Listener(
        id: resource.id, port: values.number(view.port),
        protocol: values.text(view.protocol).map { $0.uppercased() }, groups: groups,
        certificate: values.link(view.certificateArn),
        securityPolicy: values.text(view.sslPolicy), redirects: redirects)
      let actions: [any ForwardingAction] =
        Array(view.defaultAction) + (rules[resource.id] ?? []).flatMap { Array($0.action) }
      listener.hasForwards = actions.contains { !$0.forwardGroups.isEmpty }
      listener.answersRest =
        redirects
        || view.defaultAction.contains { values.text($0.type).value == "fixed-response" }
      loadBalancers[balancer]?.listeners.append(listener)
    }
  }

  /// The target groups that actions forward to; one of weight 0 is given nothing.
  ///
  /// Source: AWS, "Action types for listener rules", forward actions.
  private func groups<Action: ForwardingAction>(of actions: Blocks<Action>) -> Links {
    var groups = actions.map { action in
      var own = values.links(action.targetGroupArn)
      // What it does may be to forward.
      if own.isAbsent, let unknown = values.text(action.type).unknown { own.unknowns = [unknown] }
      own.unknowns += action.unknownForward.map { [values.reason($0)] } ?? []
      var others = Links()
      for group in action.forwardGroups {
        let links = values.links(group.arn)
        switch values.number(group.weight).or(1) {
        case .known(0):
          // A group that it divides requests among is named as the only one, too.
          own.elements.removeAll(where: links.elements.contains)
        case .unknown(let unknown):
          own.elements.removeAll(where: links.elements.contains)
          others = others + links + Links(unknowns: [unknown])
        case .known, .absent: others = others + links
        }
      }
      return own + others
    }.reduce(Links(), +)
    if let unknown = actions.unknown { groups.unknowns.append(values.reason(unknown)) }
    return groups
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
      if let unknown = view.loadBalancer.unknown {
        registerSomewhere(id, because: values.reason(unknown))
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
      case .unknown(let unknown):
        add(
          TargetGroup.Target(
            subject: .unknown(unknown), port: .absent, isInEveryZone: false,
            element: view.resource.id), to: group, by: view.resource.id)
        note(
          view.resource.id, "autoscaling_group_name", "target that is not known", in: .everywhere,
          .publishes)
      case .absent: break
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
    guard let known = group.value, targetGroups[known] != nil else {
      let reason = group.unknown ?? .unreadable("no target group")
      if case .element(let id) = target.subject {
        registerSomewhere(id, because: reason)
      } else {
        registerSomewhere(element, because: reason)
      }
      return
    }
    targetGroups[known]?.targets.append(target)
  }

  /// A target of a group that is not known may be one of any group, and so be reached through any
  /// load balancer.
  private mutating func registerSomewhere(_ target: ElementID, because reason: Unknown) {
    let vpc = vpc(holding: target).map { Known.known($0) } ?? .absent
    note(
      target, "target_group_arn", "target group that is not known", in: Self.scope(vpc),
      .publishes)
    // An id that is known and not in the model is of another group than those here.
    if case .outside = reason { return }
    for group in targetGroups.keys { targetGroups[group]?.openTargets.append(target) }
  }
}

/// What the default action of a listener and the actions of its rules have in common.
protocol ForwardingAction: BlockView {
  var type: Field<String> { get }
  var targetGroupArn: Field<String> { get }
  /// The groups among which it divides requests.
  var forwardGroups: [(arn: Field<String>, weight: Field<AWS.Number>)] { get }
  /// What stands in the place of that block where it is not known.
  var unknownForward: Value? { get }
}

extension AWS.LbListener.View.DefaultAction: ForwardingAction {
  var forwardGroups: [(arn: Field<String>, weight: Field<AWS.Number>)] {
    forward.flatMap(\.targetGroup).map { ($0.arn, $0.weight) }
  }
  var unknownForward: Value? {
    forward.unknown ?? forward.lazy.compactMap(\.targetGroup.unknown).first
  }
}

extension AWS.LbListenerRule.View.Action: ForwardingAction {
  var forwardGroups: [(arn: Field<String>, weight: Field<AWS.Number>)] {
    forward.flatMap(\.targetGroup).map { ($0.arn, $0.weight) }
  }
  var unknownForward: Value? {
    forward.unknown ?? forward.lazy.compactMap(\.targetGroup.unknown).first
  }
}
