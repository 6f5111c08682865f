import ArgumentParser
import Diagrams

struct GenerateCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Writes docs/ and terraform/ from the model.")
  static let parts: Set<Selection.Part> = Set(Selection.Part.allCases)

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var icons: IconOptions

  func iconSet() throws -> IconSet { try icons.icons() }
}
