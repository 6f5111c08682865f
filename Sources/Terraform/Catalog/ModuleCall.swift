/// One use of a module in one environment: where a sample of a value was taken.
struct ModuleCall: Hashable, Sendable {
  /// The index of the environment.
  let environment: Int
  /// The component that the module is called for; nil for the platform itself.
  let component: String?
}
