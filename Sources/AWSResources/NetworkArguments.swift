/// Which arguments of which resource types touch a network, for every type of the provider, whether
/// it has a struct in ``AWS`` or not.
package enum NetworkArguments {
  /// The arguments of a type that touch a network; none where the provider has no such type.
  package static func of(_ type: String) -> [NetworkArgument] { byType[type] ?? [] }

  /// The types with at least one, in alphabetical order.
  package static var types: [String] { byType.keys.sorted() }

  private static let byType = parse(networkArgumentTable)

  /// Reads a table of words: `aws_vpc:` begins a type, `vpc_config.subnet_ids=subnet` is an argument
  /// of it.
  static func parse(_ table: String) -> [String: [NetworkArgument]] {
    var found: [String: [NetworkArgument]] = [:]
    var type = ""
    for word in table.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
      if word.hasSuffix(":") {
        type = String(word.dropLast())
        continue
      }
      let parts = word.split(separator: "=")
      guard parts.count == 2, let kind = NetworkArgument.Kind(rawValue: String(parts[1])) else {
        continue
      }
      found[type, default: []].append(
        NetworkArgument(path: parts[0].split(separator: ".").map(String.init), kind: kind))
    }
    return found
  }
}
