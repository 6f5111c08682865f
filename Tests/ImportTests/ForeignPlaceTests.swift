import Foundation
import Import
import ImportCases
import Testing
import Topology

/// What stands, or may stand, in another account or Region is not drawn or counted in the
/// environment's own.
@Suite struct ForeignPlaceTests {
  private static let docs: [String: String] = {
    var folders: [String: String] = [:]
    for name in ["tam-rds-postgres", "tgw-cross-account"] {
      let path = FileManager.default.temporaryDirectory
        .appendingPathComponent("foreign-\(name)-\(UUID().uuidString)").path
      let (status, words) = CommandTests.run("import", CommandTests.path(name), "--output", path)
      precondition(status == 0, words.error)
      folders[name] = "\(path)/docs"
    }
    return folders
  }()

  private static func text(_ file: String, of name: String) throws -> String {
    try String(contentsOfFile: "\(docs[name] ?? "")/\(file)", encoding: .utf8)
  }

  /// A key of a provider whose Region a local holds.
  @Test func whatIsInARegionThatIsNotKnownStandsBesideTheRegion() throws {
    let overview = try Self.text("diagrams/plan/overview.svg", of: "tam-rds-postgres")
    #expect(overview.contains(">Region not known ·") && overview.contains("aws.region2<"))
    let page = try Self.text("environments.md", of: "tam-rds-postgres")
    let elements = page.split(separator: "\n").filter { $0.hasPrefix("| Elements") }
    #expect(elements.count == 2 && elements[0].contains("| 39"), "\(elements)")
    #expect(
      elements.last?.contains("Region not known, provider aws.region2") == true, "\(elements)")
  }

  /// A transit gateway whose account is not known has a frame of its own, on each sheet.
  @Test func anAccountThatIsNotKnownHasItsOwnFrame() throws {
    for sheet in ["overview", "network"] {
      let text = try Self.text("diagrams/plan/\(sheet).svg", of: "tgw-cross-account")
      #expect(text.contains("account not known · provider aws.first"), "\(sheet)")
      #expect(text.components(separatedBy: "class=\"region").count >= 4, "\(sheet)")
    }
    let page = try Self.text("import.md", of: "tgw-cross-account")
    #expect(page.contains("| 5 | not known | eu-west-1 | `aws.first` |"))
  }

  /// The environment's own frame says where what is in it is, though the first of several files tells
  /// the Region and another one the account.
  @Test func theFrameOfJoinedFilesIsThatOfItsContents() throws {
    func imported(_ name: String) throws -> ImportedTerraform {
      try ImportedTerraform(try ImportCase(name).plan, name: name)
    }
    let joined = try ImportedTerraform(
      joining: [
        ("nat", imported("batfish-nat-gateway")), ("cross", imported("tgw-cross-account")),
      ], aliases: [], name: "joined")
    let own = joined.topology.resources.filter { $0.foreignPlace == nil }
    #expect(!own.isEmpty)
    for resource in own {
      #expect(resource.place?.region == joined.topology.region.code, "\(resource.id)")
      #expect(resource.place?.account ?? "not known" == joined.topology.environment.account)
    }
    #expect(joined.topology.resources.allSatisfy { !$0.title.contains("not known in") })
  }
}
