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
  @Option(help: "The branch of a Git repository; by default this version or a newer one is taken.")
  var branch: String?

  func validate() throws {
    guard branch == nil || plumbline.map(StarterPackage.Source.isAddress) == true else {
      throw ValidationError("--branch is a branch of the Git repository that --plumbline names.")
    }
  }

  func run(on console: Console) -> ExitStatus {
    do throws(StarterError) {
      let target = URL(filePath: directory).standardizedFileURL
      let source = try StarterPackage.Source.of(plumbline, branch: branch, from: target)
      let package = try StarterPackage(
        name: name ?? target.lastPathComponent.lowercased(), plumbline: source)
      try package.write(to: directory)
      let steps = PackageSteps(
        directory: directory, built: source.built(from: target), command: "generate")
      console.output(
        """
        \(directory) is an architecture of two networks in two environments. Now:

        \(steps)
        Then read docs/README.md, and change architecture/Network.swift.

        """)
      return .fine
    } catch {
      console.error("error: \(PlainText.shown("\(error)"))\n")
      return error.isMisuse ? .usage : .no
    }
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
