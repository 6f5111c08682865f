import OrderedCollections
import Topology

/// What a service declares and ECS would refuse, or one value of which would be lost.
///
/// Source: Amazon ECS API reference, "ContainerDefinition", "PortMapping" and "HealthCheck".
struct ServiceChecks {
  let service: Service
  let id: ElementID

  func check(_ registry: Registry) -> [Diagnostic] {
    portMappings + variables(registry) + secrets + mounts + numbers + loadBalanced
  }

  private func refuse(
    _ summary: String, _ detail: String, _ remedy: String, at location: SourceLocation? = nil,
    related: [RelatedPlace] = []
  ) -> Diagnostic {
    refuse(.invalidArgument, summary, detail, remedy, at: location, related: related)
  }

  private func refuse(
    _ code: DiagnosticCode, _ summary: String, _ detail: String, _ remedy: String,
    at location: SourceLocation? = nil, related: [RelatedPlace] = []
  ) -> Diagnostic {
    Diagnostic(
      code, summary: summary, detail: detail, remedy: remedy, subject: id,
      location: location ?? service.location, related: related)
  }

  // MARK: Ports

  private var portMappings: [Diagnostic] {
    var names: [String: Listens] = [:]
    var ports: [Int: Listens] = [:]
    var diagnostics: [Diagnostic] = []
    for listens in service.listens {
      let called = listens.service
      if !Self.isMappingName(called.name) {
        diagnostics.append(
          refuse(
            "'\(called.name)' cannot name a port of '\(service.name)'",
            "ECS takes 1 to 64 lowercase letters, digits, underscores and hyphens, beginning with "
              + "a letter or a digit.",
            "Give the ServiceProtocol such a name; its title is free.", at: listens.location))
      }
      if let other = names.updateValue(listens, forKey: called.name) {
        diagnostics.append(
          refuse(
            .duplicateName, "'\(service.name)' has two ports named '\(called.name)'",
            "ECS wants the names of a task's port mappings to be unique.",
            "Listen for one of them by a ServiceProtocol of another name.", at: listens.location,
            related: [RelatedPlace(.source(other.location), "the other one")]))
      }
      if called.port.lower != called.port.upper {
        diagnostics.append(
          refuse(
            "'\(service.name)' listens on the range \(called.port)",
            "On Fargate a port mapping is one port; of a range only the first would be open.",
            "Declare 'Listens' for each port, each by a ServiceProtocol of its own.",
            at: listens.location))
      }
      if let other = ports.updateValue(listens, forKey: called.port.lower),
        other.service.name != called.name
      {
        diagnostics.append(
          refuse(
            "'\(service.name)' listens twice on port \(called.port.lower)",
            "ECS cannot expose one container port over several protocols: "
              + "'\(other.service.name)' has it already.",
            "Let one of the two listen on another port.", at: listens.location,
            related: [RelatedPlace(.source(other.location), "the other one")]))
      }
    }
    return diagnostics
  }

  static func isMappingName(_ name: String) -> Bool {
    guard let first = name.first, (1...64).contains(name.count), isLowerOrDigit(first) else {
      return false
    }
    return name.allSatisfy { isLowerOrDigit($0) || $0 == "-" || $0 == "_" }
  }

  private static func isLowerOrDigit(_ character: Character) -> Bool {
    ("a"..."z").contains(character) || ("0"..."9").contains(character)
  }

  private var loadBalanced: [Diagnostic] {
    guard let declared = service.loadBalanced else { return [] }
    var needed = [declared.service]
    if let check = declared.healthCheck { needed.append(check) }
    return needed.compactMap { wanted in
      let offered = service.listens.map(\.service)
      guard !offered.contains(where: { $0.port == wanted.port && $0.transport == wanted.transport })
      else { return nil }
      let listens = offered.map { "\($0.name) (\($0.transport.rawValue)/\($0.port))" }
      return refuse(
        .unknownTarget, "the service '\(service.name)' does not listen for \(wanted.name)",
        "Its load balancer sends to \(wanted.transport.rawValue)/\(wanted.port). "
          + (listens.isEmpty
            ? "It listens for nothing." : "It listens for \(Words.list(listens))."),
        "Declare 'Listens' for it, or correct the protocol or its port.", at: declared.location)
    }
  }

  // MARK: Variables

  /// A variable's name with where it comes from; ECS keeps one value of each name.
  private func variables(_ registry: Registry) -> [Diagnostic] {
    var given: [(name: String, what: String, location: SourceLocation)] = service.variables.map {
      ($0.name, "a Variable", service.location)
    }
    given += service.secrets.map { ($0.variable, "a Secret", $0.location) }
    for send in service.sends {
      guard case .service(let target) = send.target, registry.service(target) != nil else {
        continue
      }
      given += ["HOST", "PORT"].map {
        ("\(send.prefix)_\($0)", "what it sends to '\(target)'", send.location)
      }
    }
    var first: OrderedDictionary<String, Int> = [:]
    return given.enumerated().compactMap { index, variable in
      guard let earlier = first[variable.name] else {
        first[variable.name] = index
        return nil
      }
      // Of the two variables of a connection one is enough to tell.
      if variable.name.hasSuffix("_PORT"), index > 0,
        given[index - 1].name == variable.name.dropLast(4) + "HOST",
        given[earlier].what != "a Variable", given[earlier].what != "a Secret"
      {
        return nil
      }
      return refuse(
        .duplicateName, "'\(service.name)' has two variables named '\(variable.name)'",
        "One comes from \(given[earlier].what), one from \(variable.what); ECS refuses that or "
          + "keeps one of the values.",
        variable.what.hasPrefix("what it sends")
          ? "Give 'Sends' a 'prefix' of its own." : "Give one of the two another name.",
        at: variable.location,
        related: [RelatedPlace(.source(given[earlier].location), "the other one")])
    }
  }

  /// Two secrets whose names in Secrets Manager would be one.
  private var secrets: [Diagnostic] {
    var first: [String: Secret] = [:]
    return service.secrets.compactMap { secret in
      let slug = service.slug(of: secret)
      guard let other = first.updateValue(secret, forKey: slug), other.variable != secret.variable
      else { return nil }
      return refuse(
        .duplicateName, "two secrets of '\(service.name)' are named '\(slug)'",
        "'\(other.variable)' and '\(secret.variable)' differ by the service's name alone.",
        "Give one of the two variables another name.", at: secret.location,
        related: [RelatedPlace(.source(other.location), "the other one")])
    }
  }

  // MARK: Mounts

  private var mounts: [Diagnostic] {
    var taken: [String: SourceLocation] = [Service.temporaryFolder: service.location]
    return service.mounts.compactMap { mount in
      if !mount.path.hasPrefix("/") {
        return refuse(
          "'\(service.name)' mounts '\(mount.fileSystem)' at '\(mount.path)'",
          "A container's mount point is an absolute path.", "Write '/\(mount.path)'.",
          at: mount.location)
      }
      guard let other = taken.updateValue(mount.location, forKey: mount.path) else { return nil }
      return refuse(
        .duplicateName, "'\(service.name)' has two mounts at '\(mount.path)'",
        "Every service has a temporary folder at \(Service.temporaryFolder), and a path takes one "
          + "mount.", "Mount '\(mount.fileSystem)' at another path.", at: mount.location,
        related: [RelatedPlace(.source(other), "the other one")])
    }
  }

  // MARK: Numbers

  /// Those that resources have, too.
  var refusedNumbers: [Int] {
    var refused: [Int] = []
    if service.tasks < 0 { refused.append(service.tasks) }
    if let most = service.scalesTo, most < service.tasks { refused.append(most) }
    if let days = service.logRetention, !LogRetentionDays.areValid(days) { refused.append(days) }
    return refused
  }

  private var numbers: [Diagnostic] {
    var problems: [(String, String, String)] = []
    if !(0...120).contains(service.stopTimeout) {
      problems.append(
        (
          "a stop timeout of \(service.stopTimeout) seconds", "Fargate waits 120 seconds at most.",
          "Write 0 to 120."
        ))
    }
    if service.tasks < 0 {
      problems.append(("\(service.tasks) tasks", "It is a number of tasks.", "Write 0 or more."))
    }
    if let most = service.scalesTo, most < service.tasks {
      problems.append(
        (
          "\(service.tasks) tasks and scales to \(most)",
          "The most tasks under load cannot be fewer than always run.",
          "Write \(service.tasks) or more for 'scalesTo', or leave it out."
        ))
    }
    if !(0...4_294_967_294).contains(service.user) {
      problems.append(
        ("the user \(service.user)", "It is the number of a Linux user.", "Write 0 or more."))
    }
    if !(1...service.memory).contains(service.temporaryStorage) {
      problems.append(
        (
          "\(service.temporaryStorage) MiB of temporary storage",
          "It is taken from the task's memory of \(service.memory) MiB.",
          "Write 1 to \(service.memory)."
        ))
    }
    if let days = service.logRetention, !LogRetentionDays.areValid(days) {
      problems.append(
        (
          "a log that is kept for \(days) days", LogRetentionDays.why,
          LogRetentionDays.remedy(days)
        ))
    }
    if let command = service.healthCheck, !["CMD", "CMD-SHELL"].contains(command.first) {
      problems.append(
        (
          "the health check \(command)",
          "ECS wants the list to begin with CMD, or with CMD-SHELL for a line of the shell.",
          "Write [\"CMD\", \(command.map { "\"\($0)\"" }.joined(separator: ", "))]."
        ))
    }
    return problems.map { what, why, remedy in
      refuse("'\(service.name)' has \(what)", why, remedy)
    }
  }
}
