import ArgumentParser
import Foundation
import Starter

/// Begins an architecture of one's own.
struct InitCommand: ConsoleCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Writes a new package with a small architecture that generates and checks at once.",
    discussion: "Ends with 1 where the folder is occupied or cannot be written, with 2 on misuse.")

  @ArgumentParser.Argument(help: "The folder to write; empty, or not there yet.")
  var directory: String
  @Option(help: "The package's name; by default the folder's.") var name: String?
  @Option(
    help: ArgumentHelp(
      "Where Plumbline is: a folder, or the address of a Git repository; by default the folder "
        + "that this program was built in.", valueName: "folder-or-address"))
  var plumbline: String?

  func run(on console: Console) -> ExitStatus {
    do throws(StarterError) {
      let target = URL(filePath: directory).standardizedFileURL
      let package = try StarterPackage(
        name: name ?? target.lastPathComponent.lowercased(), plumbline: try .of(plumbline))
      try package.write(to: directory)
    } catch {
      console.error("error: \(PlainText.shown("\(error)"))\n")
      return error.isMisuse ? .usage : .no
    }
    console.output(
      """
      \(directory) is an architecture of two networks in two environments. Now:

        cd \(directory)
        swift run architecture generate

      Then read docs/README.md, and change architecture/Network.swift.

      """)
    return .fine
  }
}

extension StarterError {
  fileprivate var isMisuse: Bool {
    switch self {
    case .invalidName, .noPlumbline: true
    case .occupied, .refused: false
    }
  }
}
