import ArgumentParser

struct OutputOptions: ParsableArguments {
  @Option(
    name: .customLong("output"),
    help: ArgumentHelp("The folder that holds docs/ and terraform/.", valueName: "folder"))
  var path = "."

  var folder: OutputFolder { OutputFolder(path) }

  func validate() throws {
    guard !path.isEmpty else { throw ValidationError("'--output' needs a folder.") }
  }
}
