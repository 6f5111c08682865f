import Topology

extension DeclaredVPC {
  /// Where workloads may stand: not with the attachment or a firewall, and without a route to an
  /// internet gateway, since nothing of theirs has a public address.
  private func holdsWorkloads(_ tier: Subnets) -> Bool {
    tier.name != VPC.transitTier && !vpc.firewallTiers.contains(tier.name)
      && !tier.routes.contains { $0.target == .internetGateway }
  }

  /// The tier in which workloads run where nobody names one: the first that may hold them.
  var privateTier: String? { vpc.tiers.first(where: holdsWorkloads)?.name }

  fileprivate var workloadTiers: [Subnets] { vpc.tiers.filter(holdsWorkloads) }
}

extension Lowering {
  /// The tier that a workload stands in: the one that is named, or else the first of its VPC that
  /// may hold workloads. Nil, with PLB080 or PLB002, where there is none.
  ///
  /// - Parameter what: What stands in it, for example `the service 'web'`.
  mutating func workloadTier(
    _ given: String?, in vpc: DeclaredVPC, for what: String, at location: SourceLocation
  ) -> String? {
    guard let given else {
      guard let tier = vpc.privateTier else {
        reportMissingTier(in: vpc, for: what, at: location)
        return nil
      }
      return tier
    }
    guard vpc.vpc.tiers.contains(where: { $0.name == given }) else {
      reportUnknown(
        given, kind: "tier of subnets", known: vpc.vpc.tiers.map(\.name),
        usedBy: what.capitalizedFirst, at: location)
      return nil
    }
    guard vpc.workloadTiers.contains(where: { $0.name == given }) else {
      diagnostics.append(
        Diagnostic(
          .workloadTierMissing, summary: "\(what) cannot stand in the tier '\(given)'",
          detail: "Tasks, mount targets and endpoints get no public address, so nothing of theirs "
            + "would arrive through an internet gateway; and subnets of an attachment or a firewall "
            + "are for these alone.",
          remedy: "Name a tier without a route to the internet gateway.", subject: vpc.id,
          location: location))
      return nil
    }
    return given
  }

  /// Told once for each VPC: what else is to stand in it lacks the same.
  private mutating func reportMissingTier(
    in vpc: DeclaredVPC, for what: String, at location: SourceLocation
  ) {
    guard
      !diagnostics.contains(where: { $0.code == .workloadTierMissing && $0.subject == vpc.id })
    else { return }
    diagnostics.append(
      Diagnostic(
        .workloadTierMissing, summary: "the VPC '\(vpc.name)' has no tier for \(what)",
        detail: vpc.vpc.tiers.isEmpty
          ? "It has no subnets."
          : "Every tier of it has a route to the internet gateway, or is for an attachment or a "
            + "firewall: \(Words.list(vpc.vpc.tiers.map { "'\($0.name)'" })).",
        remedy: "Add a tier without 'Route(to: .internetGateway)', such as "
          + "Subnets(\"private\") { Route(to: .natGateway) }.",
        subject: vpc.id, location: location))
  }

  /// PLB172: nobody named the tier, and the first one has no way out although another has.
  mutating func warnOfTierWithoutWayOut(
    _ tier: String, in vpc: DeclaredVPC, for what: String, at location: SourceLocation
  ) {
    func hasWayOut(_ tier: Subnets) -> Bool { tier.routes.contains { $0.destination == .any } }
    guard let chosen = vpc.workloadTiers.first(where: { $0.name == tier }), !hasWayOut(chosen),
      let other = vpc.workloadTiers.first(where: hasWayOut)
    else { return }
    diagnostics.append(
      Diagnostic(
        .tierWithoutWayOut, severity: .warning,
        summary: "\(what) stands in the tier '\(tier)', which has no way out",
        detail: "It is the first tier of '\(vpc.name)' without a route to the internet gateway; "
          + "'\(other.name)' has a default route.",
        remedy: "Say which one is meant: 'tier: \"\(tier)\"' or 'tier: \"\(other.name)\"'.",
        subject: vpc.id, location: location,
        related: [RelatedPlace(.source(chosen.location), "the tier")]))
  }
}
