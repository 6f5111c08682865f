/// Generates all files of `Sources/AWSResources/Generated`.
package struct ResourceGenerator {
  /// The provider's version that the schema must come from.
  package static let providerVersion = "5.100.0"

  package init() {}

  /// The text of each file by its name, in alphabetical order of the names.
  ///
  /// - Throws: ``GeneratorError/nameClash(_:)`` where two types would have one file.
  package func files(
    types: [String], schema: ProviderSchema
  ) throws -> [(name: String, text: String)] {
    let resources = types.compactMap { type in
      schema.resources[type].map { (type: type, schema: $0) }
    }
    let writer = ResourceWriter(providerVersion: Self.providerVersion)
    var files = resources.map { type, block in
      (name: ResourceWriter.fileName(type), text: writer.text(of: type, schema: block))
    }
    files.append((SchemaTableWriter.fileName, SchemaTableWriter.text(of: resources)))
    files.sort { $0.name < $1.name }
    for (first, second) in zip(files, files.dropFirst()) where first.name == second.name {
      throw GeneratorError.nameClash(first.name)
    }
    return files
  }
}
