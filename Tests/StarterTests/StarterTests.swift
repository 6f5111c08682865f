import Foundation
import Starter
import TestSupport
import Testing

/// Beginning a package; Tests/Starter/run builds one and generates with it.
@Suite struct StarterTests {
  private let source = StarterPackage.Source.folder("/opt/plumbline")

  @Test func writesEveryFile() throws {
    let scratch = try TemporaryFolder()
    defer { scratch.remove() }
    let folder = scratch.path
    let package = try StarterPackage(name: "shop-network", plumbline: source)
    try package.write(to: "\(folder)/shop-network")
    let found = try FileManager.default.subpathsOfDirectory(atPath: "\(folder)/shop-network")
    for file in package.files {
      #expect(found.contains(file.path))
      #expect(!file.text.contains("{{n") && !file.text.contains("{{t"), "\(file.path)")
      #expect(file.text.hasSuffix("\n"))
    }
    #expect(
      FileManager.default.isExecutableFile(atPath: "\(folder)/shop-network/.githooks/pre-commit"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["shop-network"])
  }

  @Test func takesTheFolderOrTheRepository() throws {
    func manifest(_ source: StarterPackage.Source) throws -> String {
      try StarterPackage(name: "a", plumbline: source).files[0].text
    }
    #expect(try manifest(source).contains(#".package(name: "Plumbline", path: "/opt/plumbline")"#))
    let address = "https://git.example.com/network/plumbline.git"
    let remote = try manifest(.version("0.1.0", of: address))
    #expect(remote.contains(#".package(url: "\#(address)", from: "0.1.0")"#))
    #expect(
      try manifest(.branch("main", of: address))
        .contains(#".package(url: "\#(address)", branch: "main")"#))
    #expect(remote.contains(#"package: "plumbline""#))
  }

  /// Only a folder has something to share, and is missing elsewhere.
  @Test func saysWhatAFolderMeans() throws {
    func readme(_ source: StarterPackage.Source) throws -> String {
      try #require(
        try StarterPackage(name: "a", plumbline: source).files.first { $0.path == "README.md" }
      ).text
    }
    let folder = try readme(.folder("../plumb'line"))
    #expect(folder.contains(#"export SWIFTPM_BUILD_DIR="$(cd '../plumb'\''line' && pwd)/.build""#))
    #expect(folder.contains("Before they build, put Plumbline's address into `Package.swift`"))
    let remote = try readme(.version("0.1.0", of: "https://git.example.com/plumbline"))
    #expect(!remote.contains("SWIFTPM_BUILD_DIR") && !remote.contains("{{"))
  }

  @Test(arguments: [
    "", "Shop", "9shop", "shop_network", "shop--a", "shop-", "a b", "ä",
    "abcdefghijklmnopqrstu",
  ])
  func refusesNames(name: String) {
    #expect(throws: StarterError.invalidName(name)) {
      try StarterPackage(name: name, plumbline: source)
    }
  }

  @Test func overwritesNothing() throws {
    let scratch = try TemporaryFolder()
    defer { scratch.remove() }
    let folder = scratch.path
    let package = try StarterPackage(name: "shop", plumbline: source)
    try Data("mine\n".utf8).write(to: URL(filePath: "\(folder)/mine.txt"))
    #expect(throws: StarterError.occupied(folder)) { try package.write(to: folder) }
    #expect(throws: StarterError.occupied("\(folder)/mine.txt")) {
      try package.write(to: "\(folder)/mine.txt")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["mine.txt"])
  }

  @Test func takesAnEmptyFolder() throws {
    let scratch = try TemporaryFolder()
    defer { scratch.remove() }
    let folder = scratch.path
    try StarterPackage(name: "shop", plumbline: source).write(to: folder)
    #expect(FileManager.default.fileExists(atPath: "\(folder)/Package.swift"))
  }

  @Test func leavesNothingHalfWritten() throws {
    let scratch = try TemporaryFolder()
    defer { scratch.remove() }
    let folder = scratch.path
    try Data().write(to: URL(filePath: "\(folder)/file"))
    let package = try StarterPackage(name: "shop", plumbline: source)
    #expect(throws: StarterError.self) { try package.write(to: "\(folder)/file/shop") }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["file"])
  }

  /// The tutorial ends where plumbline init begins.
  @Test func tutorialEndsWithTheStarter() throws {
    let step = "Sources/Plumbline/Documentation.docc/Resources/Network-6.swift"
    let root = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: step), encoding: .utf8)
    let files = try StarterPackage(name: "shop-network", plumbline: source).files
    #expect(files.first { $0.path == "architecture/Network.swift" }?.text == text)
  }
}
