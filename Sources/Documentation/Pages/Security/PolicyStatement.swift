import OrderedCollections
import Topology

/// One statement of an IAM or resource policy, told as a sentence.
struct PolicyStatement {
  let landscape: Landscape
  let environment: Int
  private let members: Landscape.Members
  /// What stands for the number of the environment's account.
  static let account = "ACCOUNT"

  /// The statements of a policy document, in their order; nil where there is a document, and it is
  /// not known.
  static func all(
    of policy: Value?, _ landscape: Landscape, in environment: Int
  ) -> [PolicyStatement]? {
    guard let policy, policy != .null else { return [] }
    guard case .object(let document)? = document(policy, landscape, environment) else { return nil }
    // One statement needs no list.
    let statements = landscape.list(document["Statement"])
    return landscape.objects(.list(statements)).map {
      PolicyStatement(landscape: landscape, environment: environment, members: $0)
    }
  }

  /// What a document holds that is an expression, or the text of one.
  private static func document(
    _ policy: Value, _ landscape: Landscape, _ environment: Int
  ) -> Value? {
    switch policy.withoutContext {
    case .json(let content): content
    case .object(let members): .object(members)
    case let text: landscape.models[environment].values.document(text)
    }
  }

  private init(landscape: Landscape, environment: Int, members: Landscape.Members) {
    self.landscape = landscape
    self.environment = environment
    self.members = members
  }

  var isAllowed: Bool { text("Effect") != "Deny" }

  /// What the statement is called in the policy: `PullImage` as `Pull image`; nil without a name.
  var title: String? { text("Sid").map(Self.words) }

  /// `ecr:BatchGetImage on Images of the app service, where …`
  var sentence: Inline {
    let scope: Inline = resources.isEmpty ? "" : " on \(resources.enumerated())"
    let exception: Inline = members["NotAction"] == nil ? "" : "everything but "
    return "\(exception)\(actions.joined())\(scope)\(condition)"
  }

  /// Who may act, in a policy that is attached to a resource or a role; nil elsewhere.
  var principal: Inline? {
    guard let value = members["Principal"] ?? members["NotPrincipal"] else { return nil }
    let names: [Inline]
    if case .object(let kinds) = value {
      names = kinds.flatMap { landscape.list($0.value).map(resource) }
    } else {
      names = landscape.list(value).map(resource)
    }
    let anyone = names.map { $0 == .code("*") ? "everyone" : $0 }
    let list = anyone.enumerated()
    return members["Principal"] == nil ? "everyone but \(list)" : list
  }

  private var actions: [Inline] {
    landscape.list(members["Action"] ?? members["NotAction"]).map { action in
      switch landscape.plain(action, in: environment) {
      case "*"?: "every action"
      case let name?: .code(name)
      case nil: landscape.text(action, in: environment)
      }
    }
  }

  private var resources: [Inline] {
    let values = landscape.list(members["Resource"] ?? members["NotResource"])
    // In a key's or an endpoint's own policy the star is the resource itself.
    if values == [.string("*")] { return members["Principal"] == nil ? ["every resource"] : [] }
    return values.map(resource).uniqued()
  }

  /// `, where aws:SourceAccount is 111111111111`; empty without a condition.
  var condition: Inline {
    guard case .object(let operators)? = members["Condition"] else { return "" }
    let clauses = operators.flatMap { name, keys -> [Inline] in
      guard case .object(let keys) = keys else { return [] }
      return keys.map { key, value in
        let values = landscape.list(value).map(resource)
        return "\(code: key) \(Self.verb(name)) \(values.joined(separator: " or "))"
      }
    }
    return clauses.isEmpty ? "" : ", where \(clauses.enumerated())"
  }

  /// An element by its title, and what of it is meant; anything else as it is.
  private func resource(_ value: Value) -> Inline {
    if [Self.account, "arn:aws:iam::\(Self.account):root"].contains(
      landscape.plain(value, in: environment))
    {
      return "the environment's account"
    }
    if case .template(let parts) = landscape.environments[environment].topology.resolve(value),
      case .reference(let reference)? = parts.first,
      ValueInline.standsForElement(reference.attribute)
    {
      let rest = parts.dropFirst().compactMap { landscape.plain($0, in: environment) }.joined()
      if rest == ":log-stream:*" { return landscape.link(reference.element) }
      return "\(landscape.link(reference.element)) \(code: rest)"
    }
    return landscape.text(value, in: environment)
  }

  private func text(_ name: String) -> String? { landscape.plain(members[name], in: environment) }

  /// Source: IAM user guide, "Condition operators".
  private static func verb(_ name: String) -> String {
    let optional = name.hasSuffix("IfExists")
    let plain = optional ? String(name.dropLast("IfExists".count)) : name
    let verb =
      switch plain {
      case "StringEquals", "ArnEquals", "Bool", "NumericEquals", "StringEqualsIgnoreCase": "is"
      case "StringNotEquals", "ArnNotEquals", "NumericNotEquals": "is not"
      case "StringLike", "ArnLike": "is like"
      case "StringNotLike", "ArnNotLike": "is not like"
      case "IpAddress": "is within"
      case "NotIpAddress": "is not within"
      default: plain
      }
    return optional ? "(if there is one) \(verb)" : verb
  }

  /// `PullImage` as `Pull image`.
  private static func words(_ name: String) -> String {
    var words = ""
    for character in name {
      if character.isUppercase, let last = words.last, last.isLowercase { words.append(" ") }
      words.append(character)
    }
    let parts = words.split(separator: " ").enumerated().map { index, word in
      index == 0 || word.dropFirst().contains(where: \.isUppercase)
        ? String(word) : word.lowercased()
    }
    return parts.joined(separator: " ").replacing("Cloud watch", with: "CloudWatch")
  }
}

extension Value {
  /// The value with words in capitals for the facts of the environment, so that a policy reads the
  /// same in all of them.
  fileprivate var withoutContext: Value {
    switch self {
    case .context(.accountID): .string(PolicyStatement.account)
    case .context(.environment): .string("ENVIRONMENT")
    case .list(let values): .list(values.map(\.withoutContext))
    case .object(let members): .object(members.mapValues(\.withoutContext))
    case .json(let value): .json(value.withoutContext)
    case .template(let parts): .template(parts.map(\.withoutContext))
    default: self
    }
  }
}
