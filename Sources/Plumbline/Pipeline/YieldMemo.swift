import Foundation
import Topology

/// Remembers, between runs of one build of a program, what a model yielded, so that a run that
/// would change nothing need not generate anything to know it.
package struct YieldMemo: Sendable {
  /// What a whole run ended with.
  package struct Yield: Codable, Equatable, Sendable {
    /// The output folder's manifest: the digest of every file.
    package let manifest: String
    /// The user's files with regions to fill, as the run left them, by their paths.
    package let marked: [String: String]
    /// What was found in the model, none of it an error.
    package let diagnostics: [Diagnostic]
  }

  private let memo: DiskMemo
  private let program: String

  /// - Parameters:
  ///   - program: Tells one build of the program from another.
  ///   - environment: The process's environment; see ``DiskMemo``.
  /// - Returns: nil where there is no cache folder.
  package init?(program: String, environment: [String: String]) {
    guard let memo = DiskMemo(name: "yields", version: "1", environment: environment) else {
      return nil
    }
    self.memo = memo
    self.program = program
  }

  /// The memo of the running program; nil where nothing tells its builds apart.
  package static func ofRunningProgram() -> YieldMemo? {
    guard let path = Bundle.main.executablePath,
      case .file(let size)? = try? Disk.entry(at: path)
    else { return nil }
    return YieldMemo(
      program: "\(path), \(size) bytes, \(Disk.modification(of: path))",
      environment: ProcessInfo.processInfo.environment)
  }

  package func yield(for key: String?) -> Yield? {
    guard let key, let bytes = memo.value(for: key) else { return nil }
    return try? JSONDecoder().decode(Yield.self, from: Data(bytes))
  }

  package func keep(_ yield: Yield, for key: String?) {
    let encoder = JSONEncoder()
    if let lines = Origin.keepsLines { encoder.userInfo[lines] = true }
    guard let key, let data = try? encoder.encode(yield) else { return }
    memo.store(Array(data), for: key)
  }

  /// The program, the whole of the model, what the last run wrote of it, and what was found in it.
  ///
  /// - Parameters:
  ///   - model: The digest of the model as ``ModelDocument`` writes it.
  ///   - former: The digest of the folder's `docs/model.json`, whose moves go into Terraform; nil
  ///     where there is none.
  package func key(
    of model: ContentDigest, since former: String?, _ diagnostics: [Diagnostic]
  ) -> String {
    ([program, "\(model)", former ?? "new"]
      + diagnostics.map(\.description))
      .joined(separator: "\n")
  }
}
