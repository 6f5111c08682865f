import AWSResources
import OrderedCollections
import Topology

/// An AWS resource declared as it is (L1), beside or inside components.
///
/// ```swift
/// Declare("audit", AWS.SqsQueue(name: "audit"))
/// Declare("ledger", type: "aws_qldb_ledger", arguments: ["permissions_mode": "STANDARD"])
/// ```
/// Directly in a region its identity is its name alone; in a VPC it is `<vpc>/<name>`. Resources
/// that are alike but for a key share one name, and are one `for_each` in Terraform:
///
/// ```swift
/// for zone in environment.zones {
///   Declare("reader", key: zone.key, AWS.RdsClusterInstance(…))
/// }
/// ```
public struct Declare: RegionMember, VPCMember {
  let name: String
  let key: String?
  let type: String
  let arguments: OrderedDictionary<String, Value>
  let title: String?
  let dependsOn: [ElementID]
  let lifecycle: ResourceLifecycle
  let location: SourceLocation

  /// A resource of a type that `AWSResources` has, its arguments checked by the compiler.
  ///
  /// - Parameter key: What tells it apart from others of its name: a zone's letter, or letters,
  ///   digits, hyphens, underscores and dots (PLB012).
  public init(
    _ name: String, key: String? = nil, _ resource: some TerraformResource, title: String? = nil,
    dependsOn: [ElementID] = [], lifecycle: ResourceLifecycle = ResourceLifecycle(),
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      name, key: key, type: Swift.type(of: resource).type, arguments: resource.arguments,
      title: title,
      dependsOn: dependsOn, lifecycle: lifecycle, fileID: fileID, line: line)
  }

  /// A resource of any Terraform type; its arguments are checked by `terraform validate`.
  ///
  /// - Parameter key: What tells it apart from others of its name: a zone's letter, or letters,
  ///   digits, hyphens, underscores and dots (PLB012).
  public init(
    _ name: String, key: String? = nil, type: String,
    arguments: OrderedDictionary<String, Value>,
    title: String? = nil, dependsOn: [ElementID] = [],
    lifecycle: ResourceLifecycle = ResourceLifecycle(), fileID: String = #fileID,
    line: Int = #line
  ) {
    self.name = name
    self.key = key
    self.type = type
    self.arguments = arguments
    self.title = title
    self.dependsOn = dependsOn
    self.lifecycle = lifecycle
    location = SourceLocation(file: fileID, line: line)
  }

  public func declare(in scope: Scope, registry: inout Registry) {
    registry.claim(
      name, key: key, as: "resource", within: scope.id?.description ?? "", at: location)
    // One that is in no VPC opens no connection from its addresses.
    if type == "aws_lambda_function", arguments["vpc_config"] != nil {
      registry.hasFunctions = true
    }
  }

  public func lower(in scope: Scope, to lowering: inout Lowering) {
    lowering.add(
      Resource(
        id: scope.element(name, key: key), type: type, name: Words.snake(name),
        arguments: arguments, lifecycle: lifecycle, dependsOn: dependsOn,
        title: title ?? Words.sentence(name) + (key.map { " \($0)" } ?? ""), location: location))
  }
}
