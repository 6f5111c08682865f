import AWSResourceGenerator
import Foundation
import Testing

@Suite struct GeneratorTests {
  private static let names = [
    "InitializerTable.swift", "NetworkArgumentTable.swift", "SchemaTable.swift",
    "TypeNames.swift", "VpcGauge.swift", "VpcWidget.swift",
  ]

  private func widgetFiles() throws -> [(name: String, text: String)] {
    let schema = try ProviderSchema(
      json: Golden.data("widget-schema.json"), types: ["aws_vpc_widget", "aws_vpc_gauge"])
    return try ResourceGenerator().files(
      types: ["aws_vpc_widget"], viewTypes: ["aws_vpc_gauge", "aws_vpc_widget"], schemaTypes: [],
      schema: schema)
  }

  private func withFolder(_ body: (URL) throws -> Void) throws {
    let url = FileManager.default.temporaryDirectory
      .appendingPathComponent("generator-tests-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: url) }
    try body(url)
  }

  @Test func textOfASmallSchema() throws {
    let files = try widgetFiles()
    #expect(files.map(\.name) == Self.names)
    for (name, text) in files { try Golden.expect(text, equals: name) }
  }

  @Test func typesOfWhichOnlyTheSchemaIsKnownHaveTheirName() throws {
    let schema = try ProviderSchema(
      json: Golden.data("widget-schema.json"), types: ["aws_vpc_widget", "aws_vpc_gauge"])
    let files = try ResourceGenerator().files(
      types: ["aws_vpc_widget"], viewTypes: [], schemaTypes: ["aws_vpc_gauge"], schema: schema)
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0.name, $0.text) })
    #expect(texts["VpcGauge.swift"] == nil)
    #expect(texts["VpcWidget.swift"]?.contains("struct View") == false)
    let names = try #require(texts["TypeNames.swift"])
    #expect(
      names.contains("package enum VpcGauge { package static let type = \"aws_vpc_gauge\" }"))
    #expect(texts["SchemaTable.swift"]?.contains("aws_vpc_gauge:") == true)
  }

  @Test func aSchemaTypeInAnotherListIsRefused() throws {
    let types = ["aws_vpc_widget"]
    let schema = try ProviderSchema(json: Golden.data("widget-schema.json"), types: types)
    #expect(throws: GeneratorError.nameClash("VpcWidget.swift")) {
      try ResourceGenerator().files(
        types: types, viewTypes: [], schemaTypes: types, schema: schema)
    }
  }

  @Test func unknownTypesAreNamed() throws {
    let json = try Golden.data("widget-schema.json")
    #expect(throws: GeneratorError.unknownTypes(["aws_vpc_wigdet"])) {
      try ProviderSchema(json: json, types: ["aws_vpc_widget", "aws_vpc_wigdet"])
    }
    #expect(
      GeneratorError.unknownTypes(["aws_vpc_wigdet"]).description
        == "the provider has no resource type 'aws_vpc_wigdet'; "
        + "correct or remove it in the list of resource types")
  }

  @Test func listAllowsCommentsAndEmptyLines() throws {
    let list = try ResourceTypeList(text: "# VPCs\naws_subnet\n\naws_vpc # the network\n")
    #expect(list.types == ["aws_subnet", "aws_vpc"])
  }

  @Test(arguments: [
    ("aws_vpc\naws_subnet", GeneratorError.unsorted(number: 2, text: "aws_subnet")),
    ("aws_vpc\naws_vpc", .unsorted(number: 2, text: "aws_vpc")),
    ("vpc", .malformedLine(number: 1, text: "vpc")),
    ("aws_subnet aws_vpc", .malformedLine(number: 1, text: "aws_subnet aws_vpc")),
    ("aws_VPC", .malformedLine(number: 1, text: "aws_VPC")),
  ])
  func listRefuses(text: String, error: GeneratorError) {
    #expect(throws: error) { try ResourceTypeList(text: text) }
  }

  @Test func folderFollowsTheFiles() throws {
    let files = try widgetFiles()
    try withFolder { url in
      let folder = GeneratedFolder(url)
      try #expect(folder.stale(against: files) == Self.names)
      try #expect(folder.update(to: files) == Self.names)
      try #expect(folder.stale(against: files).isEmpty)

      let first = Array(files.prefix(1))
      let rest = Array(Self.names.dropFirst())
      try #expect(folder.stale(against: first) == rest)
      try #expect(folder.update(to: first) == rest)
      try #expect(FileManager.default.contentsOfDirectory(atPath: url.path) == [files[0].name])
    }
  }

  @Test func foreignFilesStay() throws {
    let files = try widgetFiles()
    try withFolder { url in
      try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
      let foreign = url.appendingPathComponent("Mine.swift")
      try Data("let mine = 1\n".utf8).write(to: foreign)
      #expect(throws: GeneratorError.foreignFile(foreign.path)) {
        try GeneratedFolder(url).update(to: files)
      }
      try #expect(FileManager.default.contentsOfDirectory(atPath: url.path) == ["Mine.swift"])
    }
  }
}
