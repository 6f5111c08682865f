import ArgumentParser
import Diagrams

struct DocsCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Writes the documents alone.")
  static let parts: Set<Selection.Part> = [.documents, .model]

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
  // The review shows the sheets.
  @OptionGroup var layouts: LayoutOptions

  func layout() throws -> LayoutFile? { try layouts.layout() }
}
