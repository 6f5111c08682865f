import Topology

/// Puts a value, with the environment's facts filled in, into words: references become links to the
/// element's title.
struct ValueInline {
  let landscape: Landscape
  let environment: Int

  func text(_ value: Value) -> Inline {
    switch value {
    case .null: return "not set"
    case .bool(let flag): return .code(String(flag))
    case .int(let number): return .text(String(number))
    case .double(let number): return .text(String(number))
    case .string(let text): return .code(text.isEmpty ? "\"\"" : text)
    case .list(let values): return values.isEmpty ? "none" : list(values)
    case .object(let members):
      guard !members.isEmpty else { return "none" }
      return members.map { "\($0.key): \(text($0.value))" }.joined(separator: .lineBreak)
    case .blocks(let blocks):
      guard !blocks.isEmpty else { return "none" }
      return blocks.map { block in
        block.map { "\($0.key): \(text($0.value))" }.joined()
      }.joined(separator: .lineBreak)
    case .reference(let reference): return text(reference)
    case .template(let parts): return .sequence(parts.map(text))
    case .json(let value): return text(value)
    case .context: return text(landscape.environments[environment].topology.resolve(value))
    case .input(let name): return landscape.input(name, in: environment)
    }
  }

  /// The values one after another; members of one family together: `Firewall subnet in zones a, b`.
  private func list(_ values: [Value]) -> Inline {
    var texts: [Inline] = []
    var rest = values[...]
    while let value = rest.first {
      let members = rest.prefix { $0.member?.family == value.member?.family }.compactMap(\.member)
      if members.count > 1, let family = landscape.family(members[0]) {
        texts.append(landscape.link(family, keys: members.compactMap(\.key), in: environment))
        rest = rest.dropFirst(members.count)
      } else {
        texts.append(text(value))
        rest = rest.dropFirst()
      }
    }
    return texts.joined()
  }

  /// An element by its title; what of it is meant is said where it is not the element as such.
  func text(_ reference: Reference) -> Inline {
    let title = landscape.title(of: reference.element)
    if let key = reference.key {
      let part = Self.part(of: reference.attribute)
      let isZone = landscape.environments[environment].topology.zones.contains { $0.key == key }
      return .reference(
        reference.element, .text("\(title) \(part) \(isZone ? "in zone \(key)" : key)"))
    }
    let link: Inline = .reference(reference.element, .text(title))
    return Self.standsForElement(reference.attribute)
      ? link : "\(link) (\(code: reference.attribute))"
  }

  /// Whether the attribute is only how AWS names the element.
  static func standsForElement(_ attribute: String) -> Bool {
    attribute == "id" || attribute == "name" || attribute == "arn" || attribute.hasSuffix("_arn")
      || attribute.hasSuffix("_id")
  }

  /// `endpoint_ids` is spoken of as `endpoint`.
  static func part(of attribute: String) -> String {
    var words = attribute.split(separator: "_")
    if let last = words.last, ["id", "ids", "arn", "arns"].contains(last) { words.removeLast() }
    return words.joined(separator: " ")
  }
}

extension Value {
  /// The member of a family that the value stands for.
  fileprivate var member: ElementID? {
    guard case .reference(let reference) = self, reference.key == nil,
      ValueInline.standsForElement(reference.attribute), reference.element.key != nil
    else { return nil }
    return reference.element
  }
}
