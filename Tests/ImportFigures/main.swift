import Import
import ImportCases

// Prints what imports of real plans settle, and with --all what they do not and why.
let figures = try ImportCase.all().map { example in
  ImportFigures(
    example.name, try ImportedTerraform(example.plan, name: example.name), example.edges)
}
print(ImportFigures.table(figures))
if CommandLine.arguments.contains("--all") {
  for figure in figures {
    for line in figure.wrong { print("\(figure.name): wrong:", line) }
    for line in figure.unknowns { print("\(figure.name): unknown:", line) }
  }
}
