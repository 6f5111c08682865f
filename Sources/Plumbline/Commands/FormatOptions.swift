import ArgumentParser
import Topology

/// The formats of diagrams in the place of those that the architecture declares.
struct FormatOptions: ParsableArguments {
  /// Formats by their names, separated by commas.
  struct List: ExpressibleByArgument {
    let formats: [DiagramFormat]

    init?(argument: String) {
      let names = argument.lowercased().split(separator: ",").map { String($0) }
      let formats = names.compactMap { DiagramFormat(rawValue: $0) }
      guard !formats.isEmpty, formats.count == names.count else { return nil }
      self.formats = DiagramFormat.allCases.filter(formats.contains)
    }
  }

  @Option(
    name: .customLong("formats"),
    help: ArgumentHelp(
      "Write diagrams in these formats instead of the declared ones: svg, dot, drawio, pptx, png, pdf.",
      discussion: """
        'check' and the commands that write a part remember them until the next 'generate' without \
        the option. PNG and PDF are made from the SVG, which is written with them.
        """, valueName: "svg,png,…"))
  var list: List?

  /// The formats asked for: on the command line, or by the last whole run in the folder; nil for
  /// the declared ones.
  func formats(in folder: OutputFolder) -> [DiagramFormat]? {
    list?.formats ?? (try? folder.manifest())?.formats
  }
}
