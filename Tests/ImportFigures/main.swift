import Import
import ImportCases

// Prints what imports of real plans settle, and with --all what they do not and why.
let isLong = CommandLine.arguments.contains("--all")
for example in try ImportCase.all() {
  let figures = ImportFigures(
    example.name, try ImportedTerraform(example.plan, name: example.name), example.edges)
  print(figures.row.joined(separator: "\t"))
  if isLong {
    for line in figures.wrong { print("  WRONG", line) }
    for line in figures.unknowns { print("  unknown", line) }
  }
}
