import AWSModel

/// Values that a plan holds although the expressions that read them are lost.
extension ReferenceResolver {
  /// What a reference to a variable, or to the value of an instance's key, stands for, where the plan
  /// says so.
  func value(of reference: String, in scope: ModuleScope, depth: Int = 0) -> JSONValue? {
    guard depth < Self.depthLimit else { return nil }
    var text = AddressText(reference)
    let root: JSONValue?
    switch text.name() {
    case "var":
      guard text.skip("."), let name = text.name() else { return nil }
      root = variable(name, in: scope, depth: depth)
    case "each":
      guard text.skip("."), text.name() == "value" else { return nil }
      root = valueOfKey(in: scope, depth: depth)
    default: return nil
    }
    return root.flatMap { Self.member(of: $0, at: &text) } ?? written(reference, in: scope)
  }

  /// What the planned arguments of the resource that are nothing but the reference say: a local's
  /// values are lost, and `availability_zone = each.value` tells this one.
  private func written(_ reference: String, in scope: ModuleScope) -> JSONValue? {
    guard reference.hasPrefix("each.value"), let block = scope.block,
      let instance = instances(in: scope.module, block: block).map({ instances[$0] })
        .first(where: { $0.key == scope.key })
    else { return nil }
    let expressions = scope.configuration.blocks[block]?.expressions ?? [:]
    let values = expressions.compactMap { name, expression -> PlannedValue? in
      guard case .leaf([reference], nil) = expression else { return nil }
      return instance.values[name]
    }
    guard let first = values.first, values.allSatisfy({ $0 == first }) else { return nil }
    switch first {
    case .string(let text): return .string(text)
    case .bool(let flag): return .bool(flag)
    default: return nil
    }
  }

  private func variable(_ name: String, in scope: ModuleScope, depth: Int) -> JSONValue? {
    guard let last = scope.module.last else { return document.variables[name] }
    let parent = Array(scope.module.dropLast())
    guard let configuration = document.configuration?.module(at: parent),
      let call = configuration.calls[last.name]
    else { return nil }
    guard let expression = call.expressions[name] else { return scope.configuration.defaults[name] }
    if let constant = expression.constant { return constant }
    guard expression.references.count == 1 else { return nil }
    let outer = ModuleScope(
      module: parent, configuration: configuration, key: last.key, forEach: call.forEach)
    return value(of: expression.references[0], in: outer, depth: depth + 1)
  }

  /// What `each.value` is: the key itself in a set.
  private func valueOfKey(in scope: ModuleScope, depth: Int) -> JSONValue? {
    guard case .text(let key)? = scope.key, let forEach = scope.forEach else { return nil }
    let all =
      forEach.constant
      ?? (forEach.references.count == 1
        ? value(of: forEach.references[0], in: scope, depth: depth + 1) : nil)
    switch all {
    case .object(let members)?: return members[key]
    case .array(let members)?: return members.contains(.string(key)) ? .string(key) : nil
    default: return nil
    }
  }

  private static func member(of value: JSONValue, at text: inout AddressText) -> JSONValue? {
    var value = value
    while !text.isAtEnd {
      if let key = text.key() {
        switch key {
        case .text(let name): value = value[name] ?? .null
        case .number(let index):
          guard let members = value.array, members.indices.contains(index) else { return nil }
          value = members[index]
        }
      } else if text.skip("."), let name = text.name() {
        guard let member = value[name] else { return nil }
        value = member
      } else {
        return nil
      }
    }
    return value
  }

  /// The references that may choose between others, as a condition does: flags, numbers, texts that
  /// are no ids, and keys that pick no instance. A plan does not hold what they choose.
  func choosers(
    among references: [String], in scope: ModuleScope, picksByKey: Bool
  ) -> [String] {
    references.filter { reference in
      if Self.isKey(reference) || reference == "each.key" { return !picksByKey }
      switch value(of: reference, in: scope) {
      case .bool?, .int?, .double?, .null?: return true
      case .string(let text)?: return !Self.isIdentifier(text)
      case .array?, .object?, nil: return false
      }
    }
  }

  /// Whether a text is an ARN, or an id as `sg-0123456789abcdef0`.
  private static func isIdentifier(_ text: String) -> Bool {
    if text.hasPrefix("arn:") { return true }
    guard let hyphen = text.lastIndex(of: "-") else { return false }
    let digits = text[text.index(after: hyphen)...]
    return digits.count >= 8 && digits.allSatisfy(\.isHexDigit)
  }
}
