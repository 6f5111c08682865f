/// When and in how many copies a family exists in the instances of its module.
enum FamilyExistence: Hashable, Sendable {
  /// One resource, everywhere.
  case always
  /// One resource, only at some sites.
  case sometimes(presence: [Bool])
  /// One resource for each key.
  case keyed(Domain)

  enum Domain: Hashable, Sendable {
    /// The zones of the environment.
    case zones
    /// The same keys everywhere.
    case constant([String])
    /// Keys that differ from site to site, in the order of the sites.
    case varying([[String]])
  }
}
