/// Terraform's `lifecycle` settings of a resource.
///
/// Source: Terraform language, "The lifecycle meta-argument".
public struct ResourceLifecycle: Hashable, Sendable, Codable {
  /// Whether the replacement is created before the old one is destroyed.
  public var createBeforeDestroy: Bool
  /// Whether a plan that would destroy the resource is refused.
  public var preventDestroy: Bool
  /// Arguments whose later changes Terraform leaves alone, for example `desired_count`.
  public var ignoreChanges: [String]

  /// The lifecycle of Terraform's meta-argument of that name.
  public init(
    createBeforeDestroy: Bool = false, preventDestroy: Bool = false, ignoreChanges: [String] = []
  ) {
    self.createBeforeDestroy = createBeforeDestroy
    self.preventDestroy = preventDestroy
    self.ignoreChanges = ignoreChanges
  }
}
