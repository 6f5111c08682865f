/// An expression of the Terraform language.
///
/// Built as a tree and printed by ``TokenWriter``; no HCL is ever put together from strings.
package indirect enum Expression: Hashable, Sendable {
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
  case attribute(Expression, String)
  case index(Expression, Expression)
  /// `value[*]`
  case splat(Expression)
  case call(String, [Expression])
  case list([Expression])
  case object([ObjectItem])
  case forList(ForClause, Expression)
  case forObject(ForClause, key: Expression, value: Expression)
  case conditional(Expression, Expression, Expression)
  case binary(Expression, String, Expression)
  /// HCL text that an author wrote, for example the condition of an input's validation.
  case verbatim(String)

  /// One member of an object.
  package struct ObjectItem: Hashable, Sendable {
    package let key: String
    package let value: Expression

    package init(_ key: String, _ value: Expression) {
      self.key = key
      self.value = value
    }
  }

  /// `for names in collection :`
  package struct ForClause: Hashable, Sendable {
    package let names: [String]
    package let collection: Expression

    package init(_ names: [String], in collection: Expression) {
      self.names = names
      self.collection = collection
    }
  }
}

extension Expression {
  package static func string(_ text: String) -> Expression { .template([.text(text)]) }
  package static func int(_ number: Int) -> Expression { .number(String(number)) }
  /// `var.name`
  package static func variable(_ name: String) -> Expression { .attribute(.name("var"), name) }
  /// `local.name`
  package static func local(_ name: String) -> Expression { .attribute(.name("local"), name) }

  /// The expressions directly inside this one.
  package var children: [Expression] {
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
  package func mentions(_ target: Expression) -> Bool {
    self == target || children.contains { $0.mentions(target) }
  }

  /// The expression with every occurrence of `target` replaced.
  package func replacing(_ target: Expression, with other: Expression) -> Expression {
    guard self != target else { return other }
    func mapped(_ inner: Expression) -> Expression { inner.replacing(target, with: other) }
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
