import AWSResources
import OrderedCollections
import Topology

/// An AWS resource declared as it is (L1), beside or inside components.
///
/// ```swift
/// Declare("audit", AWS.SqsQueue(name: "audit"))
/// Declare("ledger", type: "aws_qldb_ledger", arguments: ["permissions_mode": "STANDARD"])
/// ```
/// Directly in a region its identity is its name alone; in a VPC it is `<vpc>/<name>`.
public struct Declare: RegionMember, VPCMember {
  let name: String
  let type: String
  let arguments: OrderedDictionary<String, Value>
  let title: String?
  let dependsOn: [ElementID]
  let lifecycle: ResourceLifecycle
  let location: SourceLocation

  /// A resource of a type that `AWSResources` has, its arguments checked by the compiler.
  public init(
    _ name: String, _ resource: some TerraformResource, title: String? = nil,
    dependsOn: [ElementID] = [], lifecycle: ResourceLifecycle = ResourceLifecycle(),
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      name, type: Swift.type(of: resource).type, arguments: resource.arguments, title: title,
      dependsOn: dependsOn, lifecycle: lifecycle, fileID: fileID, line: line)
  }

  /// A resource of any Terraform type; its arguments are checked by `terraform validate`.
  public init(
    _ name: String, type: String, arguments: OrderedDictionary<String, Value>,
    title: String? = nil, dependsOn: [ElementID] = [],
    lifecycle: ResourceLifecycle = ResourceLifecycle(), fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.type = type
    self.arguments = arguments
    self.title = title
    self.dependsOn = dependsOn
    self.lifecycle = lifecycle
    location = SourceLocation(file: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(
      name, as: "resource", within: scope.id?.description ?? "", at: location)
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    lowering.add(
      Resource(
        id: scope.element(name), type: type, name: Words.snake(name), arguments: arguments,
        lifecycle: lifecycle, dependsOn: dependsOn, title: title ?? Words.sentence(name),
        location: location))
  }
}
