import Topology

/// One module: inputs, outputs, resources and calls.
struct ModuleSection: Section {
  let module: TerraformSummary.Module

  var body: [Markdown] {
    Markdown.heading(2, "Module \(code: module.path)")
    if !module.summary.isEmpty { Markdown.paragraph(.text(module.summary)) }
    if !module.calls.isEmpty {
      Markdown.paragraph("It calls \(module.calls.map { .code($0) }.enumerated()).")
    }
    if !module.variables.isEmpty {
      Markdown.paragraph("Inputs:")
      Markdown.table(
        Table(
          ["Name", "Type", "Default", "Description"],
          rows: module.variables.map { variable in
            [
              .code(variable.name), .code(Self.short(variable.type)),
              variable.defaultValue.map { .code(Self.short($0)) } ?? "required",
              .text(variable.description),
            ]
          }))
    }
    if !module.outputs.isEmpty {
      Markdown.paragraph("Outputs:")
      Markdown.table(
        Table(
          ["Name", "Description"],
          rows: module.outputs.map { [.code($0.name), .text($0.description)] }))
    }
    if !module.resources.isEmpty {
      Markdown.paragraph("Resources:")
      Markdown.list(module.resources.map { .code($0) })
    }
  }

  /// Type expressions and defaults that do not fit a narrow column are cut at their members, which
  /// the module's `variables.tf` has in full.
  static func short(_ expression: String) -> String {
    let words = expression.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard words.count > 40 else { return words }
    let head = words.prefix { !"{[\"".contains($0) }
    guard head.count < words.count else { return words }
    let opening = words[head.endIndex]
    let closing = head.filter { $0 == "(" }.map { _ in ")" }.joined()
    return head + (opening == "{" ? "{…}" : opening == "[" ? "[…]" : "\"…\"") + closing
  }
}
