import OrderedCollections
import Topology

/// Values as an author would write them; every case is spelled out, so that the compiler has nothing
/// to search for.
enum SwiftValue {
  static func text(_ value: Value, indent: String) -> String {
    let inner = indent + "  "
    func list(_ values: [Value]) -> String {
      values.isEmpty
        ? "[]"
        : "[\n" + values.map { "\(inner)\(text($0, indent: inner)),\n" }.joined() + indent + "]"
    }
    switch value {
    case .null: return ".null"
    case .bool(let flag): return ".bool(\(flag))"
    case .int(let number): return ".int(\(number))"
    case .double(let number): return ".double(\(number))"
    case .string(let text): return ".string(\(SwiftName.literal(text)))"
    case .list(let values): return ".list(\(list(values)))"
    case .template(let values): return ".template(\(list(values)))"
    case .object(let object): return ".object(\(members(object, indent: indent)))"
    case .blocks(let blocks):
      let texts = blocks.map { "\(inner)\(members($0, indent: inner)),\n" }
      return ".blocks([\n\(texts.joined())\(indent)])"
    case .reference(let reference):
      let key = reference.key.map { ", key: \(SwiftName.literal($0))" } ?? ""
      return ".reference(ElementID(\(SwiftName.literal(reference.element.description))), "
        + "\(SwiftName.literal(reference.attribute))\(key))"
    case .json(let inner): return ".json(\(text(inner, indent: indent)))"
    case .input(let name): return ".input(\(SwiftName.literal(name)))"
    case .context: return ".null"
    }
  }

  static func members(_ members: OrderedDictionary<String, Value>, indent: String) -> String {
    guard !members.isEmpty else { return "[:]" }
    let inner = indent + "  "
    return "[\n"
      + members.map {
        "\(inner)\(SwiftName.literal($0.key)): \(text($0.value, indent: inner)),\n"
      }.joined() + indent + "]"
  }
}
