import Topology

/// What an author may have given a service and AWS would refuse, told before anything is made of it.
struct ServiceChecks {
  private let lowered: ServiceLowering
  private var service: Service { lowered.service }

  init(_ lowered: ServiceLowering) { self.lowered = lowered }

  func check(_ lowering: inout Lowering) {
    checkNumbers(&lowering)
    checkTexts(&lowering)
    checkVariables(&lowering)
    checkTargets(&lowering)
    lowering.checkPrivateTier(
      of: lowered.vpc, for: "the tasks of '\(service.name)'", subject: lowered.id, at: lowered.at)
  }

  private func checkNumbers(_ lowering: inout Lowering) {
    let (id, at) = (lowered.id, lowered.at)
    // Source: Amazon ECS service quotas, "Tasks per service".
    lowering.check(service.tasks, isIn: 0...5000, "'tasks'", of: id, at: at)
    if let most = service.scalesTo {
      lowering.check(
        most, isIn: min(max(service.tasks, 0), 5000)...5000, "'scalesTo'", of: id, at: at)
    }
    lowering.check(service.user, isIn: 0...4_294_967_294, "'user'", of: id, at: at)
    // Source: Amazon ECS developer guide, "Task definition parameters", `stopTimeout`.
    lowering.check(service.stopTimeout, isIn: 0...120, "'stopTimeout'", of: id, at: at)
    // A single port is judged with the task definition, and those of connections with these.
    for listens in service.listens where listens.service.port.lower != listens.service.port.upper {
      lowering.check(
        listens.service.port, "a port of '\(service.name)'", of: id, at: listens.location)
    }
    if let balanced = service.loadBalanced { checkHostNumber(balanced, &lowering) }
  }

  /// Source: Amazon VPC user guide, "Subnet CIDR reservations": the first four addresses and the
  /// last one are AWS's.
  private func checkHostNumber(_ balanced: LoadBalanced, _ lowering: inout Lowering) {
    guard let tier = lowered.vpc.privateTier else { return }
    let sizes = lowered.vpc.zones(of: tier).compactMap { zone in
      lowered.vpc.subnets[tier]?[zone.key].flatMap { IPv4Network($0)?.count }
    }
    guard let smallest = sizes.min(), smallest > 5 else { return }
    lowering.check(
      balanced.hostNumber, isIn: 4...smallest - 2, "'hostNumber'", of: lowered.id,
      at: balanced.location)
  }

  private func checkTexts(_ lowering: inout Lowering) {
    let (id, at) = (lowered.id, lowered.at)
    let protocols =
      service.listens.map { ($0.service, $0.location) }
      + service.sends.map { ($0.service, $0.location) }
    for (used, location) in protocols {
      lowering.check(used.name, as: .name, "the name of a protocol", of: id, at: location)
      lowering.check(used.title, as: .line, "the title of a protocol", of: id, at: location)
    }
    for mount in service.mounts {
      lowering.check(
        mount.path, as: .absolutePath, "the path of a mount", of: id, at: mount.location)
    }
    for command in service.healthCheck ?? [] {
      lowering.check(command, as: .content, "the health check", of: id, at: at)
    }
  }

  /// ECS refuses a name that a secret and a variable share; of two variables the last one counts.
  private func checkVariables(_ lowering: inout Lowering) {
    var seen: Set<String> = []
    let sent = service.sends.flatMap { send -> [(String, SourceLocation)] in
      guard case .service = send.target else { return [] }
      return ["HOST", "PORT"].map { ("\(send.prefix)_\($0)", send.location) }
    }
    let given =
      service.variables.map { ($0.name, lowered.at) }
      + service.secrets.map { ($0.variable, $0.location) }
    for (name, location) in given + sent {
      lowering.check(
        name, as: .variableName, "the name of a variable", of: lowered.id, at: location)
      guard !seen.insert(name).inserted else { continue }
      lowering.diagnostics.append(
        Diagnostic(
          .duplicateVariable, summary: "'\(service.name)' gets the variable '\(name)' twice",
          detail: "Variables, secrets and what is made of 'Sends' share one set of names.",
          remedy:
            "Give another name; for two connections of one protocol, as in "
            + "Sends(…, prefix: \"BACKEND\").",
          subject: lowered.id, location: location))
    }
  }

  /// A name that services of two clusters have says nothing of which one is meant.
  private func checkTargets(_ lowering: inout Lowering) {
    for send in service.sends {
      guard case .service(let name) = send.target else { continue }
      let owners = lowering.registry.clusters(ofService: name)
      guard owners.count > 1 else { continue }
      lowering.diagnostics.append(
        Diagnostic(
          .duplicateName, summary: "'\(name)' is a service of \(owners.count) clusters",
          detail:
            "'\(service.name)' sends to it; \(Words.list(owners.map { "'\($0)'" })) have one each.",
          remedy: "Give the services names of their own.", subject: lowered.id,
          location: send.location))
    }
  }
}

extension Lowering {
  /// Reports that a VPC has no tier for what must not be reachable from the internet (PLB065):
  /// without one nothing of it would be made.
  mutating func checkPrivateTier(
    of vpc: DeclaredVPC, for what: String, subject: ElementID, at location: SourceLocation
  ) {
    guard vpc.privateTier == nil else { return }
    diagnostics.append(
      Diagnostic(
        .noPrivateTier, summary: "the VPC '\(vpc.name)' has no subnets for \(what)",
        detail:
          "Every tier has a route to the internet gateway, or is a firewall's or an attachment's.",
        remedy: "Add Subnets(\"private\") { Route(to: .natGateway) } to it.", subject: subject,
        location: location))
  }
}
