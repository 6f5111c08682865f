import OrderedCollections
import Topology

/// A resource read by the names and types of its resource type's schema.
///
/// ```swift
/// let subnet = AWS.Subnet.View(resource)
/// subnet.cidrBlock.value  // .string("10.0.1.0/24")
/// ```
package protocol ResourceView: Sendable {
  /// The Terraform resource type, for example `aws_subnet`.
  static var type: String { get }
  /// The resource that is read.
  var resource: Resource { get }
  /// Reads a resource, which should be of the type ``type``.
  init(_ resource: Resource)
}

extension ResourceView {
  /// The resource's arguments and nested blocks under Terraform's names.
  package var arguments: OrderedDictionary<String, Value> { resource.arguments }
}
