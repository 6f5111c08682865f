import ArgumentParser

struct EnvironmentOptions: ParsableArguments {
  @Option(
    name: .customLong("environment"),
    help: ArgumentHelp(
      "Only this environment; may be given more than once. All of them otherwise.",
      valueName: "name"))
  var names: [String] = []

  /// The selected environments; nil for all. Throws a usage error for one that does not exist.
  func selected(in context: CommandContext) throws -> [String]? {
    try Self.selected(names, in: context)
  }

  static func selected(_ names: [String], in context: CommandContext) throws -> [String]? {
    for name in names where !context.model.environments.contains(name) {
      let known = context.model.environments.joined(separator: ", ")
      throw ValidationError("There is no environment '\(name)'. There are: \(known).")
    }
    return names.isEmpty ? nil : context.model.environments.filter(names.contains)
  }
}
