/// The one identity of an element: a path of names and, for a member of a family, a key.
///
/// The text form is `inspection/firewall[a]`: names joined by `/`, the key in brackets. The same
/// text is the key in `model.json`, the element id in every SVG and the anchor in the documents;
/// the Terraform address is computed from it (`module.platform.module.inspection.aws_subnet.firewall["a"]`).
///
/// ```swift
/// let subnet = ElementID("inspection", "firewall", key: "a")
/// subnet.description  // "inspection/firewall[a]"
/// subnet.family       // inspection/firewall
/// ```
public struct ElementID: Hashable, Sendable {
  /// The names from the outermost component to the element itself; never empty.
  public let path: [String]
  /// What tells the members of one family apart: a zone letter such as `a`, or a name.
  public let key: String?

  /// Creates an identity from its names and its key.
  public init(path: [String], key: String? = nil) {
    self.path = path
    self.key = key
  }

  /// Creates an identity from its names and its key.
  public init(_ path: String..., key: String? = nil) {
    self.init(path: path, key: key)
  }

  /// The identity without its key: what all members of one family share.
  public var family: ElementID { ElementID(path: path) }

  /// The last name of the path; of a Terraform address the name of its block, `app` of
  /// `module.spoke["a"].aws_subnet.app`.
  public var name: String {
    guard let last = path.last else { return "" }
    guard last.contains("."), let dot = last.lastIndex(of: "."), !last.hasSuffix("]") else {
      return last
    }
    return String(last[last.index(after: dot)...])
  }

  /// The name in words; of a Terraform address the module's where the block's tells no more than its
  /// type does: `public subnet` of `module.public_subnet.aws_subnet.subnet`.
  package var spokenName: String {
    func words(_ text: some StringProtocol) -> String {
      text.split { $0 == "-" || $0 == "_" }.joined(separator: " ")
    }
    let own = words(name)
    guard let last = path.last, let range = last.range(of: "module.", options: .backwards) else {
      return own
    }
    // A key of a module may hold dots; the block has the last two names.
    let block = last.split(separator: ".").suffix(2).first ?? ""
    let type = words(block.drop { $0 != "_" })
    let general: Set<String> = ["this", "main", "it", "self", "resource"]
    let isType = type == own || type.hasSuffix(" \(own)") || type.hasPrefix("\(own) ")
    let module = words(last[range.upperBound...].prefix { $0 != "." && $0 != "[" })
    if module.hasSuffix(" \(own)") { return module }
    guard general.contains(own) || isType else { return own }
    // Modules are often called by what they hold, in the plural.
    return module.hasSuffix(type) || module.hasSuffix("\(type)s") ? module : "\(module) \(type)"
  }

  /// The outermost component, whose Terraform module holds the element, or nil for an element
  /// declared directly in the region.
  public var component: String? { path.count > 1 ? path.first : nil }

  /// The identity one name deeper.
  public func child(_ name: String, key: String? = nil) -> ElementID {
    ElementID(path: path + [name], key: key)
  }

  /// The same names with another key.
  public func keyed(_ key: String?) -> ElementID {
    ElementID(path: path, key: key)
  }
}

extension ElementID: CustomStringConvertible {
  public var description: String {
    let joined = path.joined(separator: "/")
    guard let key else { return joined }
    return "\(joined)[\(key)]"
  }
}

extension ElementID {
  /// Reads the text form; nil where it is not one.
  ///
  /// A Terraform address is a path of one name, whose keys before the last belong to the name:
  /// `module.spoke["a"].aws_subnet.app[0]`.
  public init?(text description: String) {
    var text = Substring(description)
    var key: String?
    if text.hasSuffix("]") {
      guard let open = Self.lastBracket(of: text) else { return nil }
      let inner = text[text.index(after: open)...].dropLast()
      guard !inner.isEmpty else { return nil }
      key = String(inner)
      text = text[..<open]
    }
    let path = Self.names(of: text)
    guard !path.isEmpty, path.allSatisfy({ !$0.isEmpty }) else { return nil }
    self.init(path: path, key: key)
  }

  /// Where the key begins: a quoted one may hold brackets itself.
  private static func lastBracket(of text: Substring) -> Substring.Index? {
    guard text.hasSuffix("\"]") else {
      return text.contains(".") ? text.lastIndex(of: "[") : text.firstIndex(of: "[")
    }
    var index = text.endIndex
    while let bracket = text[..<index].lastIndex(of: "[") {
      if text[text.index(after: bracket)...].first == "\"" { return bracket }
      index = bracket
    }
    return nil
  }

  /// The names between slashes; one within quotes is part of a name.
  private static func names(of text: Substring) -> [String] {
    var names = [""]
    var isQuoted = false
    for character in text {
      if character == "\"" { isQuoted.toggle() }
      if character == "/", !isQuoted {
        names.append("")
      } else {
        names[names.count - 1].append(character)
      }
    }
    return names
  }
}

extension ElementID: Comparable {
  /// Orders by path, then by key; an element without a key comes before those with one.
  public static func < (left: ElementID, right: ElementID) -> Bool {
    if left.path != right.path {
      return left.path.lexicographicallyPrecedes(right.path)
    }
    return (left.key ?? "") < (right.key ?? "")
  }
}

extension ElementID: Codable {
  public init(from decoder: any Decoder) throws {
    let text = try decoder.singleValueContainer().decode(String.self)
    guard let id = ElementID(text: text) else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "'\(text)' is not an element id"))
    }
    self = id
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}

extension ElementID: CodingKeyRepresentable {
  public var codingKey: any CodingKey { NameCodingKey(description) }

  public init?<T: CodingKey>(codingKey: T) {
    self.init(text: codingKey.stringValue)
  }
}
