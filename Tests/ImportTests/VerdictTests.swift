import Foundation
import Plumbline
import TestSupport
import Testing

/// Verdicts over small plans and states of which the answer is known, each of a kind that was once
/// answered wrongly. `Fixtures/verdicts.json` has the inputs, the questions and the answers.
@Suite struct VerdictTests {
  private struct Case: Decodable, CustomTestStringConvertible {
    let input: String
    let from: String
    let to: String
    let options: [String]
    /// What the walks say, or what another command's answer has in it.
    let verdict: String
    /// Another command than `trace`.
    let command: String?
    let why: String
    var testDescription: String { "\(input): \(from) to \(to), \(why)" }
  }

  /// Whether `validate` finds something, or `reachable` prints a line, as `has` says.
  private struct Line: Decodable, CustomStringConvertible {
    let input: String
    let command: [String]
    /// What stands in one line, in this order.
    let words: [String]
    let has: Bool
    let why: String
    var description: String { "\(input): \(command.joined(separator: " ")), \(why)" }
  }

  private struct Fixture: Decodable {
    let cases: [Case]
    let lines: [Line]
  }

  private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Fixtures/verdicts.json")

  private static let fixture: Fixture? = {
    guard let bytes = try? Data(contentsOf: file) else { return nil }
    return try? JSONDecoder().decode(Fixture.self, from: bytes)
  }()

  private static let cases = fixture?.cases ?? []
  private static let lines = fixture?.lines ?? []

  /// The inputs as files, written once.
  private static let folder: TemporaryFolder? = {
    guard let folder = try? TemporaryFolder(), let bytes = try? Data(contentsOf: file),
      let all = try? JSONSerialization.jsonObject(with: bytes) as? [String: Any],
      let inputs = all["inputs"] as? [String: Any]
    else { return nil }
    for (name, input) in inputs {
      let text = try? JSONSerialization.data(withJSONObject: input, options: .sortedKeys)
      try? text?.write(to: URL(fileURLWithPath: "\(folder.path)/\(name).json"))
    }
    return folder
  }()

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 19)
    #expect(Self.lines.count >= 3)
  }

  @Test(arguments: lines) private func lineIsThere(asked: Line) throws {
    let folder = try #require(Self.folder)
    let words = CommandTests.Words()
    _ = PlumblineCommand.run(
      [asked.command[0], "\(folder.path)/\(asked.input).json"] + asked.command.dropFirst(),
      console: words.console)
    let text = words.output + words.error
    #expect(!text.isEmpty)
    let hasLine = text.split(separator: "\n").contains { line in
      var rest = line
      return asked.words.allSatisfy { word in
        guard let range = rest.range(of: word) else { return false }
        rest = rest[range.upperBound...]
        return true
      }
    }
    #expect(hasLine == asked.has, "\(text)")
  }

  @Test(arguments: cases) private func verdictIsRight(asked: Case) throws {
    let folder = try #require(Self.folder)
    let words = CommandTests.Words()
    let file = "\(folder.path)/\(asked.input).json"
    if let command = asked.command {
      _ = PlumblineCommand.run([command, file] + asked.options, console: words.console)
      #expect(words.output.contains(asked.verdict), "\(words.output)\(words.error)")
      return
    }
    _ = PlumblineCommand.run(
      ["trace", file, asked.from, asked.to] + asked.options, console: words.console)
    let verdicts = words.output.split(separator: "\n").filter { $0.contains("verdict: ") }
    #expect(!verdicts.isEmpty, "\(words.error)")
    for verdict in verdicts {
      #expect(verdict.contains("verdict: \(asked.verdict)"), "\(words.output)")
    }
  }
}
