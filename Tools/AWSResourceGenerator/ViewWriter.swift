/// Writes the typed view of one resource type.
///
/// Each property is one call of an initialiser whose type is written out, because that is what the
/// compiler checks fastest.
enum ViewWriter {
  /// The extension that holds the view, without an empty line behind it.
  static func lines(of type: String, schema: BlockSchema) -> [String] {
    let views = ViewTypes(schema)
    let name = SwiftName.type(type)
    var lines = [
      "extension AWS.\(name) {",
      "  /// What a resource of the type `\(type)` says.",
      "  package struct View: ResourceView {",
      "    package static var type: String { AWS.\(name).type }",
      "    package let resource: Resource",
      "    package init(_ resource: Resource) { self.resource = resource }",
    ]
    lines += properties(views.root, views: views, indent: "    ")
    for place in views.order {
      let view = views.types[place]
      let list = view.blocks.map { "`\($0)`" }.joined(separator: ", ")
      lines += [
        "",
        "    /// What a block \(list) says.",
        "    package struct \(view.name): BlockView {",
        "      package let arguments: OrderedDictionary<String, Value>",
        "      package init(_ arguments: OrderedDictionary<String, Value>) {",
        "        self.arguments = arguments",
        "      }",
      ]
      lines += properties(view.properties, views: views, indent: "      ")
      lines.append("    }")
    }
    if !views.aliases.isEmpty { lines.append("") }
    for alias in views.aliases {
      lines.append("    package typealias \(alias.name) = \(views.types[alias.type].name)")
    }
    return lines + ["  }", "}"]
  }

  private static func properties(
    _ properties: [ViewProperty], views: ViewTypes, indent: String
  ) -> [String] {
    if properties.isEmpty { return [] }
    return [""] + properties.flatMap { lines(of: $0, views: views, indent: indent) }
  }

  private static func lines(
    of property: ViewProperty, views: ViewTypes, indent: String
  ) -> [String] {
    let type: String
    switch property.kind {
    case .field(let wrapped): type = "Field<\(wrapped)>"
    case .blocks(let place): type = "Blocks<\(views.types[place].name)>"
    case .timeouts: type = "Blocks<TimeoutsView>"
    }
    var values = ["arguments", "\"\(property.name)\""]
    if property.isComputed { values.append("isComputed: true") }
    if property.isSensitive { values.append("isSensitive: true") }
    let head = "\(indent)package var \(SwiftName.property(property.name)): \(type) {"
    let call = "\(type)(\(values.joined(separator: ", ")))"
    let line = "\(head) \(call) }"
    return line.count <= 100 ? [line] : [head, "\(indent)  \(call)", "\(indent)}"]
  }
}
