import Topology

/// A module's README, in the form that terraform-docs gives.
struct ModuleReadme {
  let module: ModuleFiles

  var text: String {
    var sections = [
      "# \(Self.escaped(module.title.onOneLine))",
      module.summary.everyLine.map { Self.escaped(String($0)) }.joined(separator: " "),
      requirements,
    ]
    if !module.calls.isEmpty { sections.append(modules) }
    sections.append(resources)
    sections.append(inputs)
    sections.append(outputs)
    sections.append(tests)
    return sections.joined(separator: "\n\n") + "\n"
  }

  private var requirements: String {
    """
    ## Requirements

    | Name | Version |
    | ---- | ------- |
    | terraform | \(ProviderRequirements.terraform) |
    | aws | \(ProviderRequirements.modules) |
    """
  }

  private var modules: String {
    let rows = module.calls.map { call -> String in
      var source = ""
      for case .attribute("source", let value, _) in call.body.items {
        source = HCLFormatter.inline(value).replacing("\"", with: "")
      }
      return "| \(call.labels.first ?? "") | \(source) |"
    }
    return table("Modules", "| Name | Source |\n| ---- | ------ |", rows)
  }

  private var resources: String {
    let rows = module.resources.map { resource -> String in
      let type = resource.family.type
      let page = type.hasPrefix("aws_") ? type.dropFirst(4) : type[...]
      let address =
        "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/\(page)"
      return "| [\(resource.family.address)](\(address)) |"
    }
    return table("Resources", "| Name |\n| ---- |", rows)
  }

  private var inputs: String {
    let rows = module.variables.map { variable in
      let type = HCLFormatter.value(variable.type)
      let value = variable.defaultValue.map { code(HCLFormatter.value($0)) } ?? "n/a"
      let isRequired = variable.defaultValue == nil ? "yes" : "no"
      return
        "| \(variable.name) | \(cell(variable.description)) | \(code(type)) | \(value) | \(isRequired) |"
    }
    return table(
      "Inputs",
      "| Name | Description | Type | Default | Required |\n| ---- | ----------- | ---- | ------- | :------: |",
      rows)
  }

  private var outputs: String {
    let rows = module.outputs.map { "| \($0.name) | \(cell($0.description)) |" }
    return table("Outputs", "| Name | Description |\n| ---- | ----------- |", rows)
  }

  private var tests: String {
    """
    ## Tests

    `terraform init && terraform test` tries the module without AWS.
    """
  }

  private func table(_ title: String, _ head: String, _ rows: [String]) -> String {
    guard !rows.isEmpty else { return "## \(title)\n\nNone." }
    return "## \(title)\n\n\(head)\n\(rows.joined(separator: "\n"))"
  }

  private func cell(_ text: String) -> String {
    text.trimmed.everyLine.map { Self.escaped(String($0).trimmed) }.joined(separator: "<br>")
  }

  /// Text as Markdown shows it: nothing of it is HTML, a link, a picture or the end of a cell.
  /// Source: CommonMark 0.31, "Backslash escapes".
  private static func escaped(_ text: String) -> String {
    text.replacingASCII { byte in
      switch Unicode.Scalar(byte) {
      case "\\", "`", "*", "[", "]", "<", ">", "|", "~", "$": "\\" + String(Unicode.Scalar(byte))
      case "&": "&amp;"
      default: nil
      }
    }
  }

  /// Code on one line; a type over several lines keeps its members apart by commas.
  private func code(_ text: String) -> String {
    let lines = text.everyLine.map { String($0).trimmed }.filter { !$0.isEmpty }
    var result = ""
    for line in lines {
      let words = line.split(separator: " ").joined(separator: " ")
      if result.isEmpty || result.hasSuffix("{") || result.hasSuffix("[") || result.hasSuffix("(") {
        result += (result.hasSuffix("{") ? " " : "") + words
      } else if words.hasPrefix("}") {
        result += " \(words)"
      } else if words.hasPrefix("]") || words.hasPrefix(")") {
        result += words
      } else {
        result += result.hasSuffix(",") ? " \(words)" : ", \(words)"
      }
    }
    var (longest, current) = (0, 0)
    for byte in result.utf8 {
      current = byte == UInt8(ascii: "`") ? current + 1 : 0
      longest = max(longest, current)
    }
    let fence = String(repeating: "`", count: longest + 1)
    let space = longest > 0 ? " " : ""
    let escaped = result.replacingASCII { $0 == UInt8(ascii: "|") ? "\\|" : nil }
    return fence + space + escaped + space + fence
  }
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
