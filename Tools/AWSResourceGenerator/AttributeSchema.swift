/// An attribute in the provider's schema.
package struct AttributeSchema: Decodable, Sendable {
  /// Nil for an attribute with nested attributes, which Swift does not check.
  let type: AttributeType?
  let description: String?
  let required: Bool?
  let optional: Bool?
  let deprecated: Bool?
  let computed: Bool?
  let sensitive: Bool?

  var isRequired: Bool { required == true }
  /// Whether an author can set it; otherwise only AWS does.
  var isArgument: Bool { isRequired || (optional == true && deprecated != true) }
  /// Whether the provider fills it in, always or where an author does not set it.
  var isComputed: Bool { computed == true }
  /// Whether an author can set it, although the provider may advise against it.
  var isSettable: Bool { isRequired || optional == true }
  var isSensitive: Bool { sensitive == true }
}
