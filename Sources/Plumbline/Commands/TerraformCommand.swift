import ArgumentParser

struct TerraformCommand: WritingCommand {
  static let configuration = CommandConfiguration(
    commandName: "terraform", abstract: "Writes the Terraform alone.")
  static let parts: Set<Selection.Part> = [.terraform]

  @OptionGroup var environments: EnvironmentOptions
  @OptionGroup var output: OutputOptions
}
