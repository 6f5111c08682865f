import Foundation
import Starter

extension StarterPackage.Source {
  /// Where a new package finds Plumbline: what the user says, or the checkout that this program was
  /// built in.
  static func of(_ text: String?) throws(StarterError) -> StarterPackage.Source {
    if let text, text.contains("://") || text.hasPrefix("git@") { return .repository(text) }
    let folder = text.map { URL(filePath: $0).standardizedFileURL } ?? ownFolder
    let mark = folder.appending(path: "Sources/Plumbline/Plumbline.swift").path
    guard FileManager.default.fileExists(atPath: mark) else { throw .noPlumbline(folder.path) }
    return .folder(folder.path)
  }

  /// The checkout that this file is in.
  private static let ownFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
}
