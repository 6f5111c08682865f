import OrderedCollections

/// A module to be written: whom it serves and which families it holds.
struct ModulePlan: Sendable {
  /// The folder's name.
  let name: String
  /// The components that call it; empty for the platform.
  let components: [String]
  /// Every use in every environment.
  let sites: [ModuleCall]
  let families: OrderedDictionary<LocalFamily, FamilyExistence>

  var isPlatform: Bool { components.isEmpty }
}
