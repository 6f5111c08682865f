import Topology

extension Registry {
  /// The service by its name, or by `<cluster>/<service>`; nil where none or several have it.
  func service(_ name: String) -> DeclaredService? {
    if let service = services[name] { return service }
    let named = services.values.filter { $0.name == name }
    return named.count == 1 ? named[0] : nil
  }
}

extension Lowering {
  /// The service that something refers to; nil, with PLB002, where the name is none's or several'.
  mutating func service(
    _ name: String, usedBy user: String, at location: SourceLocation
  ) -> DeclaredService? {
    if let service = registry.service(name) { return service }
    let named = registry.services.values.filter { $0.name == name }
    guard named.count > 1 else {
      reportUnknown(
        name, kind: "service", known: registry.services.values.map(\.name), usedBy: user,
        at: location)
      return nil
    }
    diagnostics.append(
      Diagnostic(
        .unknownTarget, summary: "several services are named '\(name)'",
        detail: "\(user) refers to it.",
        remedy: "Write \(Words.list(named.map { "\"\($0.id)\"" }, "or")).", location: location,
        related: named.map { RelatedPlace(.source($0.service.location), "'\($0.id)'") }))
    return nil
  }
}
