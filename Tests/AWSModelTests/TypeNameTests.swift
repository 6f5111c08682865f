import Foundation
import Testing

/// A name means one thing: no two targets have a type of the same name, so that who reads or searches
/// for one finds one.
@Suite struct TypeNameTests {
  private static let sources = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../Sources").standardized

  /// What an author declares and what `AWSModel` reads it as both have AWS's own word.
  private static let declaredAndRead: Set<String> = [
    "FirewallRuleGroup", "NetworkACL", "Route", "TargetGroup", "TransitGateway", "VPC",
  ]

  @Test func `No two targets have a type of one name`() throws {
    var targets: [String: Set<String>] = [:]
    for target in try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    where target != "AWSResources" {
      for name in try Self.types(of: target) { targets[name, default: []].insert(target) }
    }
    #expect(targets.count > 500)
    for (name, owners) in targets.filter({ $0.value.count > 1 }).sorted(by: { $0.key < $1.key }) {
      let isAWSWord =
        Self.declaredAndRead.contains(name) && owners == ["ArchitectureDSL", "AWSModel"]
      #expect(isAWSWord, "\(name) is a type of \(owners.sorted().joined(separator: " and of "))")
    }
  }

  /// The types at the top level of a target's files that other files see.
  private static func types(of target: String) throws -> [String] {
    let folder = sources.appending(path: target)
    return try #require(FileManager.default.subpaths(atPath: folder.path))
      .filter { $0.hasSuffix(".swift") && !$0.contains(".docc/") }
      .flatMap { file in
        try String(contentsOf: folder.appending(path: file), encoding: .utf8)
          .split(separator: "\n")
          .compactMap { line in
            line.prefixMatch(
              of: /((public|package|final|indirect) )*(struct|class|enum|actor|protocol) (\w+)/
            )
            .map { String($0.4) }
          }
      }
  }
}
