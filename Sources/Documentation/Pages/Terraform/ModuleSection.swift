import Topology

/// One module: inputs, outputs, resources and calls.
struct ModuleSection: Section {
  let module: TerraformSummary.Module

  var body: [Markdown] {
    Markdown.heading(2, "Module \(code: module.path)")
    if !module.summary.isEmpty { Markdown.paragraph(.text(module.summary)) }
    table("Modules", ["Name", "Source"], module.calls.map { [.code($0), .code(source(of: $0))] })
    table("Resources", ["Name", "Type"], module.resources.map { [.code($0), "resource"] })
    table(
      "Inputs", ["Name", "Description", "Type", "Default", "Required"],
      module.variables.map { variable in
        [
          .code(variable.name), .text(variable.description), .code(Self.short(variable.type)),
          variable.defaultValue.map { .code(Self.short($0)) } ?? "n/a",
          variable.defaultValue == nil ? "yes" : "no",
        ]
      })
    table(
      "Outputs", ["Name", "Description"],
      module.outputs.map { [.code($0.name), .text($0.description)] })
  }

  private func source(of call: String) -> String {
    module.role == .environment ? "../../modules/\(call)" : "../\(call)"
  }

  /// In the order and with the columns of terraform-docs.
  @MarkdownBuilder
  private func table(_ title: String, _ columns: [Table.Column], _ rows: [[Inline]]) -> [Markdown] {
    if !rows.isEmpty {
      Markdown.heading(3, "\(title) of \(code: module.path)")
      Markdown.table(Table(columns, rows: rows))
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
