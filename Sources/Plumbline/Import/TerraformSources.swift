import Foundation
import Topology

/// Where the blocks of a configuration are written: its root folder, and the folders of its modules
/// as `terraform init` lists them.
struct TerraformSources: Sendable {
  private let places: [String: SourceLocation]

  /// - Parameter folder: The root module's.
  init(_ folder: String) {
    var places: [String: SourceLocation] = [:]
    for (module, directory) in Self.modules(of: folder) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? []
      for name in names.sorted() where name.hasSuffix(".tf") {
        let file = "\(directory)/\(name)"
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { continue }
        for (line, content) in text.split(separator: "\n", omittingEmptySubsequences: false)
          .enumerated()
        {
          guard let block = Self.block(content) else { continue }
          places["\(module)|\(block)"] = SourceLocation(file: file, line: line + 1)
        }
      }
    }
    self.places = places
  }

  /// The place of the block that made the resource; nil where it is not found.
  func place(of address: String) -> SourceLocation? {
    var names = Self.withoutKeys(address).split(separator: ".").map(String.init)
    var module: [String] = []
    while names.count > 2, names[0] == "module" {
      module.append(names[1])
      names.removeFirst(2)
    }
    guard names.count == 2 else { return nil }
    return places["\(module.joined(separator: "."))|\(names[0]).\(names[1])"]
  }

  /// The diagnostic at the place of its block, where that is known.
  func placed(_ diagnostic: Diagnostic) -> Diagnostic {
    guard case .state(let address)? = diagnostic.origin, let place = place(of: address) else {
      return diagnostic
    }
    return Diagnostic(
      diagnostic.code, severity: diagnostic.severity, summary: diagnostic.summary,
      detail: diagnostic.detail, remedy: diagnostic.remedy, subject: diagnostic.subject,
      origin: .source(place), related: diagnostic.related, environment: diagnostic.environment)
  }

  /// `module.a["x"].aws_vpc.b[0]` without what stands in brackets.
  private static func withoutKeys(_ address: String) -> String {
    var result = ""
    var depth = 0
    var isQuoted = false
    for character in address {
      if character == "\"" { isQuoted.toggle() }
      if character == "[", !isQuoted { depth += 1 }
      if depth == 0 { result.append(character) }
      if character == "]", !isQuoted { depth -= 1 }
    }
    return result
  }

  /// `aws_vpc.main` of `resource "aws_vpc" "main" {`.
  private static func block(_ line: Substring) -> String? {
    let text = line.drop { $0 == " " || $0 == "\t" }
    guard text.hasPrefix("resource") else { return nil }
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count >= 4, parts[0].trimmingCharacters(in: .whitespaces) == "resource" else {
      return nil
    }
    return "\(parts[1]).\(parts[3])"
  }

  /// The folder of each module, by its key, the root's being empty.
  private static func modules(of folder: String) -> [(String, String)] {
    struct List: Decodable {
      struct Module: Decodable {
        let Key: String
        let Dir: String
      }
      let Modules: [Module]
    }
    let file = URL(fileURLWithPath: "\(folder)/.terraform/modules/modules.json")
    guard let data = try? Data(contentsOf: file),
      let list = try? JSONDecoder().decode(List.self, from: data)
    else { return [("", folder)] }
    var modules = list.Modules.filter { !$0.Key.isEmpty }.map { ($0.Key, "\(folder)/\($0.Dir)") }
    modules.append(("", folder))
    return modules
  }
}
