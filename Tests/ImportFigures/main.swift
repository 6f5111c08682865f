import Import
import ImportCases
import NetworkLaws

// Prints what imports of real plans settle, and with --all what they do not and why.
// With --hide N it looks for verdicts that N plans which tell less have and the whole plan refutes,
// with --damage N for crashes over N plans that are wrong; a name after it takes that case alone.
let arguments = CommandLine.arguments

func count(after option: String) -> (count: Int, seed: UInt64, name: String?)? {
  guard let place = arguments.firstIndex(of: option) else { return nil }
  let rest = arguments[(place + 1)...]
  return (
    rest.first.flatMap { Int($0) } ?? 1000, rest.dropFirst().first.flatMap { UInt64($0) } ?? 1,
    rest.dropFirst(2).first
  )
}

func hide(_ count: Int, _ seed: UInt64, _ name: String?) throws {
  let checks = try ImportCase.all().filter { name == nil || $0.name == name }
    .compactMap { try HiddenPlanCheck($0.name) }
  var numbers = SeededGenerator(seed: seed)
  var sum = HiddenPlanCheck.Answer()
  for index in 0..<count {
    let answer = try checks[index % checks.count].answer(&numbers)
    for line in answer.contradictions { print("contradiction: \(line)") }
    for line in answer.bold { print("bold: \(line)") }
    sum.contradictions += answer.contradictions
    sum.bold += answer.bold
    sum.decided += answer.decided
    sum.unknown += answer.unknown
  }
  print(
    "\(count) plans of \(checks.count) cases, \(sum.decided) verdicts, \(sum.unknown) unknown, "
      + "\(sum.bold.count) that the whole plan leaves open, "
      + "\(sum.contradictions.count) contradictions")
}

func damage(_ count: Int, _ seed: UInt64, _ name: String?) throws {
  let plans = try ImportCase.all().filter { name == nil || $0.name == name }
  var numbers = SeededGenerator(seed: seed)
  var models = 0
  for index in 0..<count {
    var plan = try DamagedPlan(plans[index % plans.count].plan)
    let bytes = plan.bytes(&numbers)
    do throws(ImportError) {
      _ = try ImportedTerraform(bytes, name: "damaged")
      models += 1
    } catch {
      if error.diagnostic("damaged").remedy.isEmpty { print("no remedy: \(error)") }
    }
  }
  print("\(count) damaged plans of \(plans.count) cases, \(models) models, no crash")
}

if let given = count(after: "--hide") {
  try hide(given.count, given.seed, given.name)
} else if let given = count(after: "--damage") {
  try damage(given.count, given.seed, given.name)
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
