import Foundation
import Import

/// Lets Terraform plan a configuration once more, with mocked providers and ids given beforehand.
///
/// It runs in a copy of the folder that only the user can enter and that is removed, because the
/// test holds the plan's variables. Nothing is applied, no provider of the user's runs, and the
/// team's own tests stay out.
package struct ExactRun {
  private let folder: URL
  private var test: ExactTest

  package init(_ plan: [UInt8], in folder: String) throws(ImportError) {
    self.folder = URL(fileURLWithPath: folder).absoluteURL.standardizedFileURL
    test = try ExactTest(plan)
  }

  /// What Terraform says of the ids that the plan does not know.
  package func mock() throws(ImportError) -> MockedPlan {
    let copy: URL
    do { copy = try prepare() } catch {
      throw .terraform(folder: folder.path, message: error.localizedDescription)
    }
    defer { try? FileManager.default.removeItem(at: copy) }
    var test = test
    if !test.firewallAddresses.isEmpty {
      // The first run stops at the endpoints, which are not given yet, but tells the subnets.
      let first = try run(test.text(targets: test.firewallAddresses), in: copy)
      test.learnFirewalls(from: first.output)
    }
    let second = try run(test.text(), in: copy)
    guard let answer = test.answer(in: second.output) else {
      throw .mockedPlan(folder: folder.path, message: Self.reason(second))
    }
    return answer
  }

  private static let name = "plumbline.tftest.hcl"

  private func run(_ text: String, in copy: URL) throws(ImportError) -> TerraformProgram.Run {
    let file = copy.appendingPathComponent(Self.name)
    guard
      FileManager.default.createFile(
        atPath: file.path, contents: Data(text.utf8), attributes: [.posixPermissions: 0o600])
    else { throw .terraform(folder: folder.path, message: "\(file.path) cannot be written.") }
    return try TerraformProgram.run(
      ["test", "-json", "-verbose", "-no-color", "-filter=\(Self.name)"], for: folder.path,
      in: copy.path)
  }

  /// The first error that Terraform told.
  private static func reason(_ run: TerraformProgram.Run) -> String {
    struct Message: Decodable {
      struct Diagnostic: Decodable {
        let severity: String
        let summary: String
        let detail: String?
      }
      let diagnostic: Diagnostic?
    }
    for line in run.output.split(separator: UInt8(ascii: "\n")) {
      if let message = try? JSONDecoder().decode(Message.self, from: Data(line)),
        let found = message.diagnostic, found.severity == "error"
      {
        return "\(found.summary): \(found.detail ?? "")"
      }
    }
    return run.messages
  }

  // MARK: The copy

  /// The folder's files are linked, so that what they refer to stays where it is.
  private func prepare() throws -> URL {
    let files = FileManager.default
    let copy = files.temporaryDirectory.appendingPathComponent("plumbline-\(UUID().uuidString)")
    try files.createDirectory(
      at: copy, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    do {
      for name in try files.contentsOfDirectory(atPath: folder.path) where Self.isTaken(name) {
        try files.createSymbolicLink(
          at: copy.appendingPathComponent(name),
          withDestinationURL: folder.appendingPathComponent(name))
      }
      try prepareModules(in: copy)
    } catch {
      try? files.removeItem(at: copy)
      throw error
    }
    return copy
  }

  private static func isTaken(_ name: String) -> Bool {
    name != ".terraform" && name != "tests" && !name.hasSuffix(".tftest.hcl")
      && !name.hasSuffix(".tftest.json") && !name.hasPrefix("terraform.tfstate")
  }

  /// Modules are found where they are: their folders are told by absolute paths.
  private func prepareModules(in copy: URL) throws {
    let files = FileManager.default
    let own = folder.appendingPathComponent(".terraform")
    let target = copy.appendingPathComponent(".terraform")
    try files.createDirectory(
      at: target.appendingPathComponent("modules"), withIntermediateDirectories: true)
    let providers = own.appendingPathComponent("providers")
    if files.fileExists(atPath: providers.path) {
      try files.createSymbolicLink(
        at: target.appendingPathComponent("providers"), withDestinationURL: providers)
    }
    let list = own.appendingPathComponent("modules/modules.json")
    guard files.fileExists(atPath: list.path) else { return }
    var modules = try JSONDecoder().decode(ModuleList.self, from: Data(contentsOf: list))
    for index in modules.Modules.indices where modules.Modules[index].Dir != "." {
      modules.Modules[index].Dir =
        URL(fileURLWithPath: modules.Modules[index].Dir, relativeTo: directory)
        .standardizedFileURL.path
    }
    try JSONEncoder().encode(modules)
      .write(to: target.appendingPathComponent("modules/modules.json"))
  }

  private var directory: URL { URL(fileURLWithPath: folder.path, isDirectory: true) }

  /// The form of Terraform's own list, `.terraform/modules/modules.json`.
  private struct ModuleList: Codable {
    struct Module: Codable {
      let Key: String
      let Source: String
      let Version: String?
      var Dir: String
    }
    var Modules: [Module]
  }
}
