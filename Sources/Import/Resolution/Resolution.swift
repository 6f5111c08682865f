import AWSModel

/// What references lead to.
struct Resolution {
  struct Target: Hashable {
    /// The instance's place in the document.
    let instance: Int
    /// The attribute that is referred to, as a path of names; empty where the plan has lost it.
    var attribute: [String]
    var basis: Basis
    /// The zone whose endpoint is meant, of a firewall.
    var zone: String?
    /// The subnet that tells it.
    var subnet: Int?
  }

  var targets: [Target] = []
  var causes: [Cause] = []

  mutating func add(_ other: Resolution) {
    for target in other.targets where !targets.contains(where: { $0.isSame(as: target) }) {
      targets.append(target)
    }
    for cause in other.causes where !causes.contains(cause) { causes.append(cause) }
  }
}

extension Resolution.Target {
  func isSame(as other: Resolution.Target) -> Bool {
    instance == other.instance && zone == other.zone && owned == other.owned
  }

  /// What of the resource is meant, where it is not the resource itself.
  private var owned: String? {
    attribute.first.flatMap { NamedTargets.owned.contains($0) ? $0 : nil }
  }
}
