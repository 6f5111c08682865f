import ArgumentParser
import Foundation
import Starter

/// Begins an architecture of one's own.
@main
struct PlumblineInit: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plumbline-init",
    abstract: "Writes a new package with a small architecture that generates and checks at once.",
    discussion: "Ends with 1 where the folder is occupied or cannot be written, with 2 on misuse.")

  @Argument(help: "The folder to write; empty, or not there yet.") var directory: String
  @Option(help: "The package's name; by default the folder's.") var name: String?
  @Option(
    help: ArgumentHelp(
      "Where Plumbline is: a folder, or the address of a Git repository; by default the folder "
        + "that this program was built in.", valueName: "folder-or-address"))
  var plumbline: String?

  static func main() {
    do {
      try parse().run()
    } catch let error as StarterError {
      FileHandle.standardError.write(Data("error: \(error)\n".utf8))
      Foundation.exit(error.isMisuse ? 2 : 1)
    } catch {
      let code = exitCode(for: error)
      if code.isSuccess { exit(withError: error) }
      FileHandle.standardError.write(Data((fullMessage(for: error) + "\n").utf8))
      Foundation.exit(2)
    }
  }

  func run() throws {
    let target = URL(filePath: directory).standardizedFileURL
    let package = try StarterPackage(
      name: name ?? target.lastPathComponent.lowercased(), plumbline: try source(for: target))
    try package.write(to: directory)
    print(
      """
      \(directory) is an architecture of two networks in two environments. Now:

        cd \(directory)
        swift run architecture generate

      Then read docs/README.md, and change architecture/Network.swift.
      """)
  }

  private func source(for target: URL) throws(StarterError) -> StarterPackage.Source {
    if let plumbline, plumbline.contains("://") || plumbline.hasPrefix("git@") {
      return .repository(plumbline)
    }
    let folder = plumbline.map { URL(filePath: $0).standardizedFileURL } ?? Self.ownFolder
    let mark = folder.appending(path: "Sources/Plumbline/Plumbline.swift").path
    guard FileManager.default.fileExists(atPath: mark) else { throw .noPlumbline(folder.path) }
    return .folder(folder.path)
  }

  /// The checkout that this file is in.
  private static let ownFolder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}

extension StarterError {
  fileprivate var isMisuse: Bool {
    switch self {
    case .invalidName, .noPlumbline: true
    case .occupied, .refused: false
    }
  }
}
