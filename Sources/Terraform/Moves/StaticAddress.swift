import Topology

/// Where a resource stands in Terraform, as the platform's module sees it and without the index
/// that a `count` gives: that index depends on the other environments, and Terraform follows it by
/// itself.
struct StaticAddress: Hashable {
  let component: String?
  let local: LocalFamily
  let key: String?

  init(_ resource: Resource) {
    component = resource.id.component
    local = LocalFamily(type: resource.type, name: resource.name)
    key = resource.id.key
  }

  /// `module.metrics.aws_ecr_repository.app`
  var text: String { component.map { Self.call($0) + "." + inModule } ?? inModule }

  /// The address as it was in an earlier generation, with the index of a module that only some
  /// environments had, where that is one of these: the present ones get theirs when the block is
  /// written.
  func text(indexing modules: Set<String>) -> String {
    guard let component, modules.contains(component) else { return text }
    return "\(Self.call(component))[0].\(inModule)"
  }

  /// The address as the component's own module sees it.
  var inModule: String {
    key.map { "\(local.address)[\"\(HCLEscaping.quoted($0))\"]" } ?? local.address
  }

  /// `module.metrics`
  static func call(_ component: String) -> String { "module.\(Naming.snake(component))" }
}
