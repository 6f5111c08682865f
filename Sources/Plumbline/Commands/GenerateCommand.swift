import ArgumentParser
import Diagrams
import Topology

struct GenerateCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Writes docs/ and terraform/ from the model.")
  static let parts: Set<Selection.Part> = Set(Selection.Part.allCases)

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var icons: IconOptions
  @OptionGroup var layouts: LayoutOptions
  @OptionGroup var formats: FormatOptions

  func iconSet() throws -> IconSet { try icons.icons() }

  func layout() throws -> LayoutFile? { try layouts.layout() }

  /// A run without the option goes back to what is declared.
  func chosenFormats() -> [DiagramFormat]? {
    environments.names.isEmpty ? formats.list?.formats : formats.formats(in: output.folder)
  }
}
