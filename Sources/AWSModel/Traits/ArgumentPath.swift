/// Where an argument is in a resource, by the names of the nested blocks and its own, joined by
/// dots, for example `vpc_config.subnet_ids`.
package struct ArgumentPath: Hashable, Sendable {
  /// The names, the outermost block's first.
  package let steps: [String]

  package init(_ steps: [String]) { self.steps = steps }
}

extension ArgumentPath: ExpressibleByStringLiteral {
  package init(stringLiteral value: String) {
    self.init(value.split(separator: ".").map(String.init))
  }
}

extension ArgumentPath: CustomStringConvertible {
  package var description: String { steps.joined(separator: ".") }
}
