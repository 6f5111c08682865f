import ArgumentParser
import Import

/// What is to be known of an input besides its path; the same for every command that takes one.
struct ImportOptions: ParsableArguments {
  @Option(help: "What to call it, in lowercase with hyphens; by default after the input.")
  var name: String?
  @Option(
    help: ArgumentHelp(
      "The initialised folder that the plan is of: Terraform plans there once more, with mocked "
        + "providers, to tell what the plan's JSON leaves open.", valueName: "folder"))
  var exact: String?
  @Option(
    help: ArgumentHelp(
      "The folder of the configuration, so that findings name file and line; by default the "
        + "input's where that is a folder.", valueName: "folder"))
  var source: String?
  @Option(
    help: ArgumentHelp(
      "Another plan or state that belongs to it; may be given more than once. Addresses then begin "
        + "with the file's name, as in network/aws_vpc.main.", valueName: "file"))
  var with: [String] = []
  @Option(
    help: ArgumentHelp(
      "What one file's id means in another, as in 'vpc-0ab1=network/aws_vpc.main'. Ids that are "
        + "known on both sides need none.", valueName: "id=file/address"))
  var join: [String] = []

  func validate() throws {
    for text in join where ImportedTerraform.Alias(text) == nil {
      throw ValidationError("'\(text)' is no join: write 'id=file/address'.")
    }
    guard join.isEmpty || !with.isEmpty else {
      throw ValidationError("'--join' needs another file: give it by '--with'.")
    }
  }

  /// The options of an input, each with a value.
  private static let names: Set<String> = ["--name", "--exact", "--source", "--with", "--join"]

  /// Those among a query's own arguments, and the rest.
  static func taken(from arguments: [String]) -> (options: [String], rest: [String]) {
    var options: [String] = []
    var rest: [String] = []
    var takesNext = false
    for argument in arguments {
      let name = argument.prefix { $0 != "=" }
      if takesNext || names.contains(String(name)) {
        options.append(argument)
        takesNext = !takesNext && argument == name
      } else {
        rest.append(argument)
      }
    }
    return (options, rest)
  }

  /// These and others, which were given elsewhere.
  func adding(_ others: [String]) throws -> ImportOptions {
    guard !others.isEmpty else { return self }
    var words: [String] = []
    for (option, value) in [("--name", name), ("--exact", exact), ("--source", source)] {
      if let value { words += [option, value] }
    }
    words += with.flatMap { ["--with", $0] } + join.flatMap { ["--join", $0] }
    return try ImportOptions.parse(words + others)
  }

  /// The input, or all of the inputs as one; nil after an error, which is told.
  func read(_ input: String, reportingTo console: Console) -> ImportedTerraform? {
    var first = TerraformInput(input, name: name)
    first.configuration = exact
    guard let imported = first.read(reportingTo: console) else { return nil }
    guard !with.isEmpty else { return imported }
    var files = [(name: TerraformInput(input, name: nil).name, imported: imported)]
    for path in with {
      let other = TerraformInput(path, name: nil)
      guard let imported = other.read(reportingTo: console) else { return nil }
      var own = other.name
      var number = 2
      while files.contains(where: { $0.name == own }) {
        own = "\(other.name)-\(number)"
        number += 1
      }
      files.append((own, imported))
    }
    do throws(ImportError) {
      return try ImportedTerraform(
        joining: files, aliases: join.compactMap { ImportedTerraform.Alias($0) }, name: first.name)
    } catch {
      console.error("\(error.diagnostic(input))\n")
      return nil
    }
  }

  /// Where the configuration's blocks are written; nil where no folder is known.
  func places(of input: String) -> TerraformSources? {
    guard with.isEmpty else { return nil }
    return (source ?? exact ?? TerraformInput(input, name: nil).folder).map(TerraformSources.init)
  }

  /// What a command of an architecture works with; nil after an error, which is told.
  func context(_ input: String, on console: Console) -> (ImportedTerraform, CommandContext)? {
    guard let imported = read(input, reportingTo: console) else { return nil }
    let places = places(of: input)
    return (
      imported,
      CommandContext(
        model: .imported(imported, places), generators: .imported(imported, places),
        console: console)
    )
  }
}
