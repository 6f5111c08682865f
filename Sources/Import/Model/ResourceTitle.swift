/// What a reader calls an imported resource.
enum ResourceTitle {
  /// The `Name` tag, as AWS's console shows it; empty where there is none, so that the address
  /// stands for it.
  static func of(_ instance: Instance) -> String {
    for tags in ["tags", "tags_all"] {
      if let name = instance.values[tags]?["Name"]?.string, !name.isEmpty { return name }
    }
    return ""
  }
}
