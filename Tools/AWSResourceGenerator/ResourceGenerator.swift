/// Generates all files of `Sources/AWSResources/Generated`.
package struct ResourceGenerator {
  /// The provider's version that the schema must come from.
  package static let providerVersion = "5.100.0"

  package init() {}

  /// The text of each file by its name, in alphabetical order of the names.
  ///
  /// `types` have a struct, for authors; `viewTypes` a view, for what reads them; `schemaTypes` their
  /// name and schema alone. A type may have a struct and a view. The table of network arguments is
  /// about all types.
  ///
  /// - Throws: ``GeneratorError/nameClash(_:)`` where two types would have one file, or a type of
  ///   `schemaTypes` is in another list.
  package func files(
    types: [String], viewTypes: [String], schemaTypes: [String], schema: ProviderSchema
  ) throws -> [(name: String, text: String)] {
    let writer = ResourceWriter(providerVersion: Self.providerVersion)
    let structs = Set(types)
    let views = Set(viewTypes)
    let written = structs.union(views)
    if let type = schemaTypes.first(where: written.contains) {
      throw GeneratorError.nameClash(ResourceWriter.fileName(type))
    }
    let resources = (written.union(schemaTypes)).sorted().compactMap { type in
      schema.resources[type].map { (type: type, schema: $0) }
    }
    var files = resources.filter { written.contains($0.type) }.map { type, block in
      let text = writer.text(
        of: type, schema: block, hasStruct: structs.contains(type), hasView: views.contains(type))
      return (name: ResourceWriter.fileName(type), text: text)
    }
    files.append((ResourceWriter.namesFile, writer.names(of: schemaTypes)))
    files.append((SchemaTableWriter.fileName, SchemaTableWriter.text(of: resources)))
    files.append(
      (
        InitializerTableWriter.fileName,
        InitializerTableWriter.text(of: resources.filter { structs.contains($0.type) })
      ))
    files.append(
      (NetworkArgumentTableWriter.fileName, NetworkArgumentTableWriter.text(of: schema.resources)))
    files.sort { $0.name < $1.name }
    for (first, second) in zip(files, files.dropFirst()) where first.name == second.name {
      throw GeneratorError.nameClash(first.name)
    }
    return files
  }
}
