import ArgumentParser
import Diagrams
import Reachability
import Topology

struct DiagramCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram", abstract: "Writes the diagrams alone.",
    discussion: """
      With --report nothing is written. Every sheet is measured instead: where its lines cross and \
      bend, how long they are, its shape, and the size of its smallest text on a page of A3. The \
      exit code is 1 where a sheet breaks a law of its geometry, such as a line through a box.
      """)
  static let parts: Set<Selection.Part> = [.diagrams]

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var icons: IconOptions
  @OptionGroup var layouts: LayoutOptions
  @OptionGroup var formats: FormatOptions

  @Flag(help: "Measure the sheets instead of writing them.") var report = false

  func iconSet() throws -> IconSet { try icons.icons() }

  func layout() throws -> LayoutFile? { try layouts.layout() }

  func chosenFormats() -> [DiagramFormat]? { formats.formats(in: output.folder) }

  func run(in context: CommandContext) throws -> ExitStatus {
    guard report else { return try write(in: context) }
    let selection = Selection(parts: [], environments: try environments.selected(in: context))
    let result = context.generate(selection)
    guard !result.diagnostics.hasErrors else {
      context.report(result.diagnostics)
      return .invalidModel
    }
    let sheets = try DiagramGenerator(
      networks: WalkedNetwork.all(result.topologies), layout: try layout()
    ).sheets()
      .filter { $0.environments.contains(where: selection.includes) }
    var status = ExitStatus.fine
    for sheet in sheets {
      context.console.output("\(SheetMeasure(sheet))\n")
      for crossing in SheetMeasure.crossings(of: sheet) {
        context.console.output("  crossing: \(crossing.one) × \(crossing.other)\n")
      }
      for violation in SheetCheck.violations(of: sheet) {
        context.console.output("  broken law: \(violation)\n")
        status = .no
      }
    }
    return status
  }
}
