/// Generates all files of `Sources/AWSResources/Generated`.
package struct ResourceGenerator {
  /// The provider's version that the schema must come from.
  package static let providerVersion = "5.100.0"

  package init() {}

  /// The text of each file by its name, in alphabetical order of the names: `types` have a struct
  /// and a view, `viewTypes` a view only. The table of network arguments is about all types.
  ///
  /// - Throws: ``GeneratorError/nameClash(_:)`` where two types would have one file, or a type is in
  ///   both lists.
  package func files(
    types: [String], viewTypes: [String], schema: ProviderSchema
  ) throws -> [(name: String, text: String)] {
    let resources = (types + viewTypes).sorted().compactMap { type in
      schema.resources[type].map { (type: type, schema: $0) }
    }
    let writer = ResourceWriter(providerVersion: Self.providerVersion)
    let viewOnly = Set(viewTypes)
    var files = resources.map { type, block in
      let text =
        viewOnly.contains(type)
        ? writer.viewText(of: type, schema: block) : writer.text(of: type, schema: block)
      return (name: ResourceWriter.fileName(type), text: text)
    }
    files.append((SchemaTableWriter.fileName, SchemaTableWriter.text(of: resources)))
    files.append(
      (NetworkArgumentTableWriter.fileName, NetworkArgumentTableWriter.text(of: schema.resources)))
    files.sort { $0.name < $1.name }
    for (first, second) in zip(files, files.dropFirst()) where first.name == second.name {
      throw GeneratorError.nameClash(first.name)
    }
    return files
  }
}
