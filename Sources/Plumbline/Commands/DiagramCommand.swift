import ArgumentParser
import Diagrams

struct DiagramCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram", abstract: "Writes the diagrams alone.")
  static let parts: Set<Selection.Part> = [.diagrams]

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
  @OptionGroup var icons: IconOptions

  func iconSet() throws -> IconSet { try icons.icons() }
}
