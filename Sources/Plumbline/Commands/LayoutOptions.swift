import ArgumentParser
import Diagrams

/// Where a person has moved boxes of the diagrams.
struct LayoutOptions: ParsableArguments {
  @Option(
    name: .customLong("layout"),
    help: ArgumentHelp(
      "Leave boxes where they were moved in this copy of a generated draw.io file; may be given more "
        + "than once.",
      discussion: """
        Copy 'docs/diagrams/ENVIRONMENT.drawio', move boxes in the copy, and give it to 'generate', \
        'check', 'diagram' and 'docs' from then on. What was not moved is laid out as before, and lines are \
        routed anew. A box that would overlap another, or leave what holds it, stands where it is \
        computed, with a warning.
        """, valueName: "file.drawio"))
  var paths: [String] = []

  /// The layout asked for; nil where none is. Of two files with one page the later one counts.
  func layout() throws -> LayoutFile? {
    try paths.reduce(nil) { known, path in
      let own: LayoutFile
      do {
        own = try Self.read(path)
      } catch {
        throw ValidationError("'--layout \(path)': \(error)")
      }
      return known?.merging(own) ?? own
    }
  }

  private static func read(_ path: String) throws -> LayoutFile {
    switch try Disk.entry(at: path) {
    case nil: throw ValidationError("There is no such file.")
    case .file(let size)? where size > LayoutFile.largest: throw LayoutFileError.tooLarge
    default: return try LayoutFile(try Disk.read(path))
    }
  }
}
