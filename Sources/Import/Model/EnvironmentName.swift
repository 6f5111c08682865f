/// Which environment a plan or state is of, by what it says itself.
enum EnvironmentName {
  /// A variable or tag that is called so; else what the document is.
  static func of(_ document: TerraformDocument) -> String {
    for name in names {
      if let value = document.variables[name]?.string, let name = usable(value) { return name }
    }
    var counts: [String: Int] = [:]
    for instance in document.instances where instance.isOfAWS && !instance.isData {
      guard let tags = instance.values["tags_all"] ?? instance.values["tags"] else { continue }
      for key in ["Environment", "environment", "Env", "env", "Stage"] {
        guard let value = tags[key]?.string, let name = usable(value) else { continue }
        counts[name, default: 0] += 1
      }
    }
    if let most = counts.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) { return most.key }
    return document.kind == .plan ? "plan" : "state"
  }

  private static let names = ["environment", "env", "env_name", "environment_name", "stage"]

  /// In lowercase with hyphens; nil for what is no short name.
  private static func usable(_ text: String) -> String? {
    let name = text.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }
    guard !name.isEmpty, name.count <= 20, name.first?.isLetter == true, name.last != "-" else {
      return nil
    }
    return String(name)
  }
}
