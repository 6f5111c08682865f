import AWSModel
import Topology

/// Names in Swift for what has names in Terraform.
enum SwiftName {
  /// `app server` becomes `appServer`; never empty, never beginning with a digit.
  static func camel(_ words: some StringProtocol) -> String {
    let parts = words.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    var name = ""
    for part in parts {
      name += name.isEmpty ? lowered(String(part)) : part.prefix(1).uppercased() + part.dropFirst()
    }
    if name.isEmpty { return "element" }
    if name.first?.isNumber == true { name = "number" + name }
    return name
  }

  /// The struct of a resource type: `Ec2TransitGateway` of `aws_ec2_transit_gateway`.
  static func structure(_ type: String) -> String {
    type.split(separator: "_").dropFirst().map(capitalizedWord).joined()
  }

  /// The label of an argument of a struct: `vpcId` of `vpc_id`. Words of Swift are fine as labels.
  static func label(_ argument: String) -> String {
    let words = argument.split(separator: "_")
    let name = (words.prefix(1).map(String.init) + words.dropFirst().map(capitalizedWord)).joined()
    return ["inout", "let", "var"].contains(name) ? "`\(name)`" : name
  }

  private static func capitalizedWord(_ word: some StringProtocol) -> String {
    word.prefix(1).uppercased() + word.dropFirst()
  }

  static func capitalized(_ words: some StringProtocol) -> String {
    let name = camel(words)
    return name.prefix(1).uppercased() + name.dropFirst()
  }

  /// As it stands where a name is declared or used.
  static func escaped(_ name: String) -> String {
    keywords.contains(name) ? "`\(name)`" : name
  }

  /// A literal of a text; everything that is no plain letter stands as a code.
  static func literal(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case " "..."~": result.unicodeScalars.append(scalar)
      default: result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return result + "\""
  }

  /// What a comment says of a text: one line.
  static func comment(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// A name that none of those in use has; it is in use then.
  static func unique(_ name: String, among used: inout Set<String>) -> String {
    var own = name
    var number = 2
    while !used.insert(own).inserted {
      own = "\(name)\(number)"
      number += 1
    }
    return own
  }

  private static func lowered(_ word: String) -> String {
    let isAllCapitals = word.allSatisfy { $0.isUppercase || $0.isNumber }
    return isAllCapitals ? word.lowercased() : word.prefix(1).lowercased() + word.dropFirst()
  }

  private static let keywords: Set<String> = [
    "as", "associatedtype", "async", "await", "break", "case", "catch", "class", "continue",
    "default", "defer", "deinit", "do", "else", "enum", "extension", "fallthrough", "false",
    "fileprivate", "for", "func", "guard", "if", "import", "in", "init", "inout", "internal", "is",
    "let", "nil", "operator", "private", "protocol", "public", "repeat", "rethrows", "return",
    "self", "static", "struct", "subscript", "super", "switch", "throw", "throws", "true", "try",
    "typealias", "var", "where", "while", "Self", "Type", "Protocol",
  ]
}

extension Resource {
  /// The address of its Terraform module, of several files with the file's name; empty for the root.
  var modulePath: String {
    var names = id.path
    // The last name is the block's: `module.a["x.y"].aws_vpc.main`.
    let block = names.removeLast()
    var parts = block.split(separator: ".", omittingEmptySubsequences: false)
    parts.removeLast(Swift.min(2, parts.count))
    let module = parts.joined(separator: ".")
    return (module.isEmpty ? names : names + [module]).joined(separator: "/")
  }

  /// The type without the provider's name: `route_table` of a route table.
  var plainType: String {
    type.firstIndex(of: "_").map { String(type[type.index(after: $0)...]) } ?? type
  }
}
