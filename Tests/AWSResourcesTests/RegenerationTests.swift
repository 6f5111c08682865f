import AWSResourceGenerator
import Foundation
import Testing

/// The committed files against the provider's own schema.
@Suite struct RegenerationTests {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func regeneratingChangesNothing() throws {
    guard let json = try providerSchema() else { return }
    let types = try list("resource-types.txt")
    let viewTypes = try list("view-types.txt")
    let schemaTypes = try list("schema-types.txt")
    let schema = try ProviderSchema(json: json, types: types + viewTypes + schemaTypes)
    let files = try ResourceGenerator().files(
      types: types, viewTypes: viewTypes, schemaTypes: schemaTypes, schema: schema)
    let folder = GeneratedFolder(
      Self.package.appendingPathComponent("Sources/AWSResources/Generated"))
    let stale = try folder.stale(against: files)
    #expect(stale.isEmpty, "run: swift run generate-aws-resources")

    // 9,829 nested blocks in the schema; sharing is what keeps this type compilable.
    let acl = try #require(schema.resources["aws_wafv2_web_acl"])
    let names = ResourceWriter.blockTypeNames(acl)
    #expect(names.count <= 80)
    #expect(Set(names).count == names.count)
  }

  private func list(_ name: String) throws -> [String] {
    let folder = Self.package.appendingPathComponent("Tools/generate-aws-resources")
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return try ResourceTypeList(text: text).types
  }

  /// Nil, with the reason said, where Terraform or the provider cannot be had. Without a mirror the
  /// provider would be downloaded, which only continuous integration should do unasked.
  private func providerSchema() throws -> Data? {
    let mirror = Judge.environment[TerraformSchema.mirrorVariable] ?? ""
    if mirror.isEmpty && !Judge.isContinuousIntegration {
      Judge.isMissing("set \(TerraformSchema.mirrorVariable) to a folder that has the provider")
      return nil
    }
    do {
      return try TerraformSchema.load()
    } catch let error as GeneratorError {
      Judge.isMissing(error.description)
      return nil
    }
  }
}
