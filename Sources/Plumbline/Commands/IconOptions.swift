import ArgumentParser
import Diagrams

struct IconOptions: ParsableArguments {
  @Option(
    name: .customLong("icons"),
    help: ArgumentHelp(
      "Draw the icons of this unpacked AWS icon package instead of the glyphs.",
      valueName: "folder"))
  var path: String?

  /// The icons asked for; an empty set where none are.
  func icons() throws -> IconSet {
    guard let path else { return IconSet() }
    do {
      return try IconFolder(path: path).icons()
    } catch {
      throw ValidationError("'--icons': \(error)")
    }
  }
}
