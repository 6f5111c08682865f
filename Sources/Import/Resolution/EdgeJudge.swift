import AWSModel

/// Decides what of the targets that references lead to an argument names.
struct EdgeJudge {
  private let resolver: ReferenceResolver
  private let scope: ModuleScope
  private let wish: ReferenceResolver.Wish
  private let instance: Instance
  /// Whether the references are those of a whole block, whose arguments name things of their own.
  var isOfBlock = false

  init(
    _ resolver: ReferenceResolver, _ scope: ModuleScope, _ wish: ReferenceResolver.Wish,
    of instance: Instance
  ) {
    self.instance = instance
    self.resolver = resolver
    self.scope = scope
    self.wish = wish
  }

  func judge(_ found: Resolution, _ references: [String]) -> Resolution {
    var found = withEndpoints(found, references)
    if wish.isList {
      if found.targets.isEmpty, found.causes.isEmpty { found.causes = [.computed(references)] }
      return found
    }
    // One that the configuration refers to twice is one.
    let targets = found.targets
    if let only = targets.first, targets.count == 1 {
      return Resolution(targets: [isSure(of: only, found, references) ? only : fitting(only)])
    }
    if targets.count > 1 {
      let names = targets.map { resolver.instances[$0.instance].address }
      return Resolution(causes: [.several(names)])
    }
    for case .local(_, let module) in found.causes {
      let path = [ModuleStep](address: module) ?? scope.module
      if let only = resolver.onlyOne(wish, in: path, beside: instance) {
        return Resolution(targets: [only])
      }
    }
    if found.causes.isEmpty { found.causes = [.computed(references)] }
    return Resolution(causes: found.causes)
  }

  /// Whether the expression can choose nothing else: a condition is lost, what it chooses from is
  /// not.
  private func isSure(
    of only: Resolution.Target, _ found: Resolution, _ references: [String]
  ) -> Bool {
    guard found.causes.isEmpty else { return false }
    guard only.basis == .reference, references.count > 1, wish.types != nil, !isOfBlock else {
      return true
    }
    let any = resolver.resolve(
      references, in: scope, for: ReferenceResolver.Wish(types: nil, isList: false))
    return any.targets.allSatisfy {
      // What is no id of its own, as a name beside a firewall's endpoint, is not chosen.
      $0.instance == only.instance || !["id", "arn"].contains($0.attribute.first)
    }
  }

  private func fitting(_ target: Resolution.Target) -> Resolution.Target {
    var target = target
    if target.basis.isProved { target.basis = .onlyFitting }
    return target
  }

  // MARK: Firewall endpoints

  /// A firewall has an endpoint in each of its subnets; which one is meant, the subnet tells that
  /// the same expression refers to.
  private func withEndpoints(_ found: Resolution, _ references: [String]) -> Resolution {
    let firewalls = found.targets.filter { $0.attribute.first == "firewall_status" }
    guard !firewalls.isEmpty else { return found }
    var result = found
    result.targets.removeAll { $0.attribute.first == "firewall_status" }
    let subnets = resolver.resolve(
      references, in: scope,
      for: ReferenceResolver.Wish(types: NamedTargets.types("subnet_id"), isList: false))
    for firewall in firewalls {
      if let (subnet, zone) = place(of: subnets) {
        var target = firewall
        target.zone = zone
        target.subnet = subnet
        target.basis = .endpointSubnet
        result.targets.append(target)
      } else {
        result.causes.append(.endpoint(resolver.instances[firewall.instance].address))
      }
    }
    return result
  }

  private func place(of subnets: Resolution) -> (subnet: Int, zone: String)? {
    guard subnets.targets.count == 1, let index = subnets.targets.first?.instance,
      let zone = resolver.instances[index].values["availability_zone"]?.string
    else { return nil }
    return (index, resolver.zoneKey(zone))
  }
}
