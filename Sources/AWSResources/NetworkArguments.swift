/// The arguments that touch a network, of every resource type of the provider, those without a
/// struct or a view included.
///
/// Only what an author can set, told by its name; the rules are in `NetworkArgumentRules` of
/// `Tools/AWSResourceGenerator`. Addresses, ports, protocols and zones are listed for types that
/// touch a network otherwise or are network by themselves.
package enum NetworkArguments {
  /// The arguments of a resource type in the order of their paths; none where it touches no network
  /// or the provider lacks it.
  package static func of(_ type: String) -> [NetworkArgument] { byType[type] ?? [] }

  /// The resource types with at least one, in alphabetical order.
  package static var types: [String] { byType.keys.sorted() }

  private static let byType = parse(networkArgumentTable)

  /// Reads a table of words: `aws_vpc:` begins a type, `vpc_config.subnet_ids=subnet` is an argument
  /// and its kind. Text, because a literal of this size would be slow to compile.
  static func parse(_ table: String) -> [String: [NetworkArgument]] {
    var arguments: [String: [NetworkArgument]] = [:]
    var type = ""
    func text(_ bytes: Substring.UTF8View) -> String { String(Substring(bytes)) }
    for word in table.utf8.split(whereSeparator: {
      $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n")
    }) {
      if word.last == UInt8(ascii: ":") {
        type = text(word.dropLast())
        continue
      }
      let parts = word.split(separator: UInt8(ascii: "="))
      guard parts.count == 2, let kind = NetworkArgument.Kind(rawValue: text(parts[1])) else {
        continue
      }
      let path = parts[0].split(separator: UInt8(ascii: ".")).map(text)
      arguments[type, default: []].append(NetworkArgument(path: path, kind: kind))
    }
    return arguments
  }
}
