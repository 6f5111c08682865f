import Foundation
import ImportCases
import Testing

/// What pages of real plans said that was not so, or said twice, or not at all.
@Suite struct ToldTruthTests {
  final class Folders: @unchecked Sendable {
    static let shared = Folders()
    private let lock = NSLock()
    private var written: [String: (docs: String, words: String)] = [:]

    func outcome(of name: String) -> (docs: String, words: String) {
      lock.withLock {
        if let known = written[name] { return known }
        let path = FileManager.default.temporaryDirectory
          .appendingPathComponent("told-\(name)-\(UUID().uuidString)").path
        let (status, words) = CommandTests.run(
          "import", CommandTests.path(name), "--output", path)
        precondition(status == 0, words.error)
        written[name] = ("\(path)/docs", words.output + words.error)
        return ("\(path)/docs", words.output + words.error)
      }
    }
  }

  static func text(_ file: String, of name: String) throws -> String {
    try String(contentsOfFile: "\(Folders.shared.outcome(of: name).docs)/\(file)", encoding: .utf8)
  }

  /// The target groups of an Auto Scaling group are read: what a failure does to their flow is known,
  /// and no page lists them as not followed.
  @Test func targetGroupsOfAnAutoScalingGroupAreRead() throws {
    #expect(try !Self.text("requirements.md", of: "three-tier").contains("target_group_arns"))
    let page = try Self.text("availability.md", of: "three-tier")
    #expect(!page.contains("it is not known what becomes of one flow"))
  }
}
