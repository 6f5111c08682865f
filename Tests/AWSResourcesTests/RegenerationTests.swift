import AWSResourceGenerator
import Foundation
import Testing

/// The committed files against the provider's own schema.
@Suite struct RegenerationTests {
  private static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test func regeneratingChangesNothing() throws {
    guard let json = try providerSchema() else { return }
    let list = try ResourceTypeList(
      text: String(
        contentsOf: Self.package.appendingPathComponent(
          "Tools/generate-aws-resources/resource-types.txt"), encoding: .utf8))
    let views = try ResourceTypeList(
      text: String(
        contentsOf: Self.package.appendingPathComponent(
          "Tools/generate-aws-resources/view-types.txt"), encoding: .utf8))
    let schema = try ProviderSchema(json: json, types: list.types + views.types)
    let files = try ResourceGenerator().files(
      types: list.types, viewTypes: views.types, schema: schema)
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
