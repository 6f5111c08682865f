import ArchitectureDSL
import Foundation
import TestSupport
import Testing

/// Every text that an author can give, listed from the public declarations of the language, each with
/// the form that it is held to: a new one changes the list and cannot be forgotten.
@Suite struct TextInputListTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `File: declaration: parameter`, in order.
  private func inputs() throws -> [String] {
    var found: Set<String> = []
    for folder in ["Sources/ArchitectureDSL", "Sources/Topology"] {
      let base = Self.root.appendingPathComponent(folder)
      let files = FileManager.default.enumerator(atPath: base.path)?.compactMap { $0 as? String }
      for file in (files ?? []).filter({ $0.hasSuffix(".swift") }) {
        let text = try String(contentsOf: base.appendingPathComponent(file), encoding: .utf8)
        let name = (file as NSString).lastPathComponent.replacingOccurrences(
          of: ".swift", with: "")
        for (declaration, parameter) in Self.texts(in: text) {
          found.insert("\(name) \(declaration) \(parameter)")
        }
      }
    }
    return found.sorted()
  }

  /// The parameters of public initialisers, functions and cases whose type holds a text.
  private static func texts(in source: String) -> [(String, String)] {
    var result: [(String, String)] = []
    let words = try? NSRegularExpression(
      pattern: #"(?:public (?:static )?(init\??|func \w+)|case (\w+))\s*(?:<[^>]*>)?\("#)
    let range = NSRange(source.startIndex..., in: source)
    for match in words?.matches(in: source, range: range) ?? [] {
      guard let whole = Range(match.range, in: source) else { continue }
      let name =
        [1, 2].compactMap { Range(match.range(at: $0), in: source) }
        .map { String(source[$0]) }.first ?? ""
      var depth = 1
      var parameters = ""
      for character in source[whole.upperBound...] {
        if character == "(" { depth += 1 }
        if character == ")" { depth -= 1 }
        if depth == 0 { break }
        parameters.append(character)
      }
      for parameter in Self.divided(parameters) {
        let parts = parameter.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { continue }
        let label = parts[0].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
        let type = parts[1].split(separator: "=")[0]
        guard type.contains("String") || type.contains("Value"), label != "fileID" else { continue }
        guard !type.contains("->") else { continue }
        result.append((name, label))
      }
    }
    return result
  }

  private static func divided(_ parameters: String) -> [String] {
    var parts = [""]
    var depth = 0
    for character in parameters {
      if "([<".contains(character) { depth += 1 }
      if ")]>".contains(character) { depth -= 1 }
      if character == ",", depth == 0 {
        parts.append("")
      } else {
        parts[parts.count - 1].append(character)
      }
    }
    return parts
  }

  @Test func `Every text of an author is listed with the form that it is held to`() throws {
    let golden = Self.root.appendingPathComponent(
      "Tests/HostileInputTests/Goldens/text-inputs.txt")
    let listed = try String(contentsOf: golden, encoding: .utf8)
      .split(separator: "\n").filter { !$0.hasPrefix("#") }
      .map { line in line.components(separatedBy: " = ") }
    let names = listed.map { $0[0] }
    let inputs = try inputs()
    #expect(inputs.filter { !names.contains($0) } == [], "texts that nobody has judged")
    #expect(names.filter { !inputs.contains($0) } == [], "texts that are there no more")
    let forms = Set(TextForm.allCases.map(\.rawValue)).union([
      "reference", "internal", "block", "number",
    ])
    for line in listed {
      #expect(line.count == 2 && forms.contains(line[1]), "\(line)")
    }
  }
}
