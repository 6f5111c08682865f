import Foundation
import Topology

/// What a reader calls an inferred component.
enum ComponentTitle {
  /// The `Name` tag, or the name that the resource has at AWS, or what the configuration calls it.
  static func of(_ resource: Resource) -> String {
    if case .object(let tags)? = resource["tags"], let name = tags["Name"]?.stringValue,
      !name.isEmpty
    {
      return name
    }
    if let service = resource["service_name"]?.stringValue {
      return "\(service.split(separator: ".").last ?? "") endpoint"
    }
    for argument in names {
      if let name = resource[argument]?.stringValue, isName(name) { return name }
    }
    return resource.title
  }

  /// What is common to the names of those that are alike: `web` of `web-a` and `web-b`.
  static func of(_ resources: [Resource]) -> String {
    guard let first = resources.first else { return "" }
    guard resources.count > 1 else { return of(first) }
    var common = of(first)
    for other in resources.dropFirst() { common = common.commonPrefix(with: of(other)) }
    // Not in the middle of a word.
    if !resources.allSatisfy({ ends(common, in: of($0)) }) {
      while let last = common.last, last.isLetter || last.isNumber { common.removeLast() }
    }
    while let last = common.last, !last.isLetter && !last.isNumber { common.removeLast() }
    guard common.count > 2 else {
      let words = first.name.split { $0 == "_" || $0 == "-" }.joined(separator: " ")
      return words.prefix(1).uppercased() + words.dropFirst()
    }
    return common
  }

  private static func ends(_ prefix: String, in text: String) -> Bool {
    guard let next = text.dropFirst(prefix.count).first, let last = prefix.last else { return true }
    return !(last.isLetter && next.isLetter) && !(last.isNumber && next.isNumber)
  }

  /// The arguments that hold a name by which AWS's console lists a resource.
  private static let names = [
    "name", "function_name", "identifier", "cluster_identifier", "replication_group_id",
    "cluster_id", "domain_name", "broker_name", "cluster_name", "node_group_name",
  ]

  /// An ARN or an id is none.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.count <= 60 && !text.hasPrefix("arn:") && !text.contains("\n")
  }
}
