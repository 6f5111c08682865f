/// A check of a Terraform scanner that the architecture skips, and where.
public struct SkippedCheck: Hashable, Sendable {
  /// The check's id, for example `CKV_AWS_18`.
  public let check: String
  /// Why it does not apply, in a sentence.
  public let reason: String
  /// The resources that skip it for this reason, in the order of declaration.
  public let resources: [ElementID]
}

extension Topology {
  /// The skipped checks in the order of their ids; one entry for each reason.
  public var skippedChecks: [SkippedCheck] {
    struct Kind: Hashable {
      let check: String
      let reason: String
    }
    var resourcesByKind: [Kind: [ElementID]] = [:]
    for resource in resources {
      for (check, reason) in resource.skippedChecks {
        resourcesByKind[Kind(check: check, reason: reason), default: []].append(resource.id)
      }
    }
    return resourcesByKind.map {
      SkippedCheck(check: $0.key.check, reason: $0.key.reason, resources: $0.value)
    }
    .sorted { ($0.check, $0.reason) < ($1.check, $1.reason) }
  }
}
