import Foundation
import Starter

extension StarterPackage.Source {
  /// Where a new package finds Plumbline: what the user says, or the checkout that this program was
  /// built in. A folder that the user gives as an absolute path stays one; any other is said from the
  /// new package, so that no path of this machine is in its files.
  ///
  /// - Parameter branch: Of a repository; without one, this version or a newer one is taken.
  static func of(
    _ text: String?, branch: String?, from package: URL
  ) throws(StarterError) -> StarterPackage.Source {
    if let text, isAddress(text) {
      return branch.map { .branch($0, of: text) } ?? .version(Version.current, of: text)
    }
    let folder = text.map { URL(filePath: $0).standardizedFileURL } ?? ownFolder
    let mark = folder.appending(path: "Sources/Plumbline/Plumbline.swift").path
    guard FileManager.default.fileExists(atPath: mark) else { throw .noPlumbline(folder.path) }
    if let text, text.hasPrefix("/") { return .folder(folder.path) }
    return .folder(relative(folder, to: package))
  }

  /// Whether it is the address of a Git repository and no folder.
  static func isAddress(_ text: String) -> Bool { text.contains("://") || text.hasPrefix("git@") }

  /// The folder of what has been built of Plumbline beside its source, where there is one. Source:
  /// SwiftPM builds into `.build`, or into the folder that `SWIFTPM_BUILD_DIR` names.
  func built(from package: URL) -> String? {
    guard case .folder(let path) = self else { return nil }
    let build = URL(filePath: path, directoryHint: .isDirectory, relativeTo: package)
      .standardizedFileURL.appending(path: ".build").path
    return FileManager.default.fileExists(atPath: build + "/debug") ? build : nil
  }

  /// The checkout that this file is in.
  private static let ownFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// `../plumbline`.
  private static func relative(_ folder: URL, to package: URL) -> String {
    let ends = folder.pathComponents
    let starts = package.pathComponents
    let shared = zip(ends, starts).prefix { $0 == $1 }.count
    let steps = Array(repeating: "..", count: starts.count - shared) + ends[shared...]
    return steps.isEmpty ? "." : steps.joined(separator: "/")
  }
}
