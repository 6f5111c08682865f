import Topology

/// The texts and sizes of a service that reach Terraform, documents and pictures (PLB061, PLB062).
struct ServiceTextChecks {
  private let lowered: ServiceLowering
  private var service: Service { lowered.service }

  init(_ lowered: ServiceLowering) { self.lowered = lowered }

  func check(_ lowering: inout Lowering) {
    checkNumbers(&lowering)
    checkTexts(&lowering)
    checkVariables(&lowering)
  }

  private func checkNumbers(_ lowering: inout Lowering) {
    let (id, at) = (lowered.id, lowered.at)
    // Source: Amazon ECS service quotas, "Tasks per service".
    if service.tasks > 0 {
      lowering.check(service.tasks, isIn: 0...5000, "'tasks'", of: id, at: at)
    }
    if let most = service.scalesTo, most > service.tasks {
      lowering.check(most, isIn: 0...5000, "'scalesTo'", of: id, at: at)
    }
    // A single port is judged with the task definition, and those of connections with these.
    for listens in service.listens where listens.service.port.lower != listens.service.port.upper {
      lowering.check(
        listens.service.port, "a port of '\(service.name)'", of: id, at: listens.location)
    }
  }

  private func checkTexts(_ lowering: inout Lowering) {
    let (id, at) = (lowered.id, lowered.at)
    // What cannot name a port, and a path that is not absolute, are told as that alone.
    let protocols =
      service.listens.map {
        ($0.service, $0.location, ServiceChecks.isMappingName($0.service.name))
      }
      + service.sends.map { ($0.service, $0.location, true) }
    for (used, location, isUntold) in protocols {
      if isUntold {
        lowering.check(used.name, as: .name, "the name of a protocol", of: id, at: location)
      }
      lowering.check(used.title, as: .line, "the title of a protocol", of: id, at: location)
    }
    for mount in service.mounts where mount.path.hasPrefix("/") {
      lowering.check(
        mount.path, as: .absolutePath, "the path of a mount", of: id, at: mount.location)
    }
    for command in service.healthCheck ?? [] {
      lowering.check(command, as: .content, "the health check", of: id, at: at)
    }
  }

  private func checkVariables(_ lowering: inout Lowering) {
    let given =
      service.variables.map { ($0.name, lowered.at) }
      + service.secrets.map { ($0.variable, $0.location) }
      + service.sends.compactMap { send in
        if case .service = send.target { ("\(send.prefix)_HOST", send.location) } else { nil }
      }
    for (name, location) in given {
      lowering.check(
        name, as: .variableName, "the name of a variable", of: lowered.id, at: location)
    }
  }
}
