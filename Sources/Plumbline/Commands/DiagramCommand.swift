import ArgumentParser

struct DiagramCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "diagram", abstract: "Writes the diagrams alone.")
  static let parts: Set<Selection.Part> = [.diagrams]

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
}
