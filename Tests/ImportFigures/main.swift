import Import
import ImportCases

// Prints what imports of real plans settle, and with --all what they do not and why.
// With --hide N it looks for verdicts that N plans which tell less have and the whole plan refutes.
let arguments = CommandLine.arguments
if let place = arguments.firstIndex(of: "--hide") {
  let count = arguments.indices.contains(place + 1) ? Int(arguments[place + 1]) ?? 1000 : 1000
  let checks = try HiddenPlanCheck.cases.compactMap { try HiddenPlanCheck($0.name, $0.packets) }
  var numbers = SeededNumbers(seed: 1)
  var found = 0
  for index in 0..<count {
    for line in try checks[index % checks.count].contradictions(&numbers) {
      print(line)
      found += 1
    }
  }
  print("\(count) plans, \(found) contradictions")
} else {
  let figures = try ImportCase.all().map { example in
    ImportFigures(
      example.name, try ImportedTerraform(example.plan, name: example.name), example.edges)
  }
  print(ImportFigures.table(figures))
  if arguments.contains("--all") {
    for figure in figures {
      for line in figure.wrong { print("\(figure.name): wrong:", line) }
      for line in figure.unknowns { print("\(figure.name): unknown:", line) }
    }
  }
}
