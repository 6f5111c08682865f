/// An expression of the Terraform language.
///
/// Built as a tree and printed by ``TokenWriter``; no HCL is ever put together from strings.
package indirect enum HCLExpression: Hashable, Sendable {
  case null
  case bool(Bool)
  /// A number in its written form.
  case number(String)
  /// A quoted string.
  case template([TemplatePart])
  /// A string over several lines, without the common indentation.
  case heredoc([TemplatePart])
  /// A root of a traversal (`var`, `each`, a resource type) or a keyword of a type expression.
  case name(String)
  case attribute(HCLExpression, String)
  case index(HCLExpression, HCLExpression)
  /// `value[*]`
  case splat(HCLExpression)
  case call(String, [HCLExpression])
  case list([HCLExpression])
  case object([ObjectItem])
  case forList(ForClause, HCLExpression)
  case forObject(ForClause, key: HCLExpression, value: HCLExpression)
  case conditional(HCLExpression, HCLExpression, HCLExpression)
  case binary(HCLExpression, String, HCLExpression)
  /// HCL text that an author wrote, for example the condition of an input's validation.
  case verbatim(String)

  /// One member of an object.
  package struct ObjectItem: Hashable, Sendable {
    package let key: String
    package let value: HCLExpression

    package init(_ key: String, _ value: HCLExpression) {
      self.key = key
      self.value = value
    }
  }

  /// `for names in collection :`
  package struct ForClause: Hashable, Sendable {
    package let names: [String]
    package let collection: HCLExpression

    package init(_ names: [String], in collection: HCLExpression) {
      self.names = names
      self.collection = collection
    }
  }
}

extension HCLExpression {
  package static func string(_ text: String) -> HCLExpression { .template([.text(text)]) }
  package static func int(_ number: Int) -> HCLExpression { .number(String(number)) }
  /// `var.name`
  package static func variable(_ name: String) -> HCLExpression { .attribute(.name("var"), name) }
  /// `local.name`
  package static func local(_ name: String) -> HCLExpression { .attribute(.name("local"), name) }

  /// The expressions directly inside this one.
  package var children: [HCLExpression] {
    switch self {
    case .null, .bool, .number, .name, .verbatim: []
    case .template(let parts), .heredoc(let parts):
      parts.compactMap { if case .interpolation(let inner) = $0 { inner } else { nil } }
    case .attribute(let base, _), .splat(let base): [base]
    case .index(let base, let key): [base, key]
    case .call(_, let arguments), .list(let arguments): arguments
    case .object(let items): items.map(\.value)
    case .forList(let clause, let value): [clause.collection, value]
    case .forObject(let clause, let key, let value): [clause.collection, key, value]
    case .conditional(let condition, let yes, let no): [condition, yes, no]
    case .binary(let left, _, let right): [left, right]
    }
  }

  /// Whether `target` occurs in the expression.
  package func mentions(_ target: HCLExpression) -> Bool {
    self == target || children.contains { $0.mentions(target) }
  }

  /// The expression with every occurrence of `target` replaced.
  package func replacing(_ target: HCLExpression, with other: HCLExpression) -> HCLExpression {
    guard self != target else { return other }
    func mapped(_ inner: HCLExpression) -> HCLExpression { inner.replacing(target, with: other) }
    func mapped(_ parts: [TemplatePart]) -> [TemplatePart] {
      parts.map { part in
        if case .interpolation(let inner) = part { .interpolation(mapped(inner)) } else { part }
      }
    }
    func mapped(_ clause: ForClause) -> ForClause {
      ForClause(clause.names, in: mapped(clause.collection))
    }
    switch self {
    case .null, .bool, .number, .name, .verbatim: return self
    case .template(let parts): return .template(mapped(parts))
    case .heredoc(let parts): return .heredoc(mapped(parts))
    case .attribute(let base, let name): return .attribute(mapped(base), name)
    case .splat(let base): return .splat(mapped(base))
    case .index(let base, let key): return .index(mapped(base), mapped(key))
    case .call(let name, let arguments): return .call(name, arguments.map(mapped))
    case .list(let elements): return .list(elements.map(mapped))
    case .object(let items): return .object(items.map { ObjectItem($0.key, mapped($0.value)) })
    case .forList(let clause, let value): return .forList(mapped(clause), mapped(value))
    case .forObject(let clause, let key, let value):
      return .forObject(mapped(clause), key: mapped(key), value: mapped(value))
    case .conditional(let condition, let yes, let no):
      return .conditional(mapped(condition), mapped(yes), mapped(no))
    case .binary(let left, let sign, let right): return .binary(mapped(left), sign, mapped(right))
    }
  }
}
