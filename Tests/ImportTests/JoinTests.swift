import Foundation
import Import
import TestSupport
import Testing
import Topology

/// Several files as one model, and findings with their places.
@Suite struct JoinTests {
  private static func state(_ resources: String) -> [UInt8] {
    Array(
      "{\"format_version\": \"1.0\", \"values\": {\"root_module\": {\"resources\": [\(resources)]}}}"
        .utf8)
  }

  private static func resource(_ address: String, _ values: String) -> String {
    let parts = address.split(separator: ".")
    return """
      {"address": "\(address)", "mode": "managed", "type": "\(parts[0])", "name": "\(parts[1])",
       "provider_name": "registry.terraform.io/hashicorp/aws", "values": {\(values)}}
      """
  }

  private static let network = state(
    resource("aws_vpc.main", "\"id\": \"vpc-1\", \"cidr_block\": \"10.0.0.0/16\"") + ","
      + resource(
        "aws_subnet.app",
        "\"id\": \"subnet-1\", \"vpc_id\": \"vpc-1\", \"cidr_block\": \"10.0.1.0/24\", "
          + "\"availability_zone\": \"eu-west-1a\""))
  private static let app = state(
    resource("aws_instance.web", "\"id\": \"i-1\", \"subnet_id\": \"subnet-1\"") + ","
      + resource("aws_vpc.main", "\"id\": \"vpc-2\", \"cidr_block\": \"10.1.0.0/16\"") + ","
      + resource(
        "aws_subnet.other",
        "\"id\": \"subnet-2\", \"vpc_id\": \"vpc-alias\", \"cidr_block\": \"10.0.2.0/24\""))

  private static func joined(_ aliases: String...) throws -> ImportedTerraform {
    try ImportedTerraform(
      joining: [
        ("network", try ImportedTerraform(network, name: "network")),
        ("app", try ImportedTerraform(app, name: "app")),
      ], aliases: aliases.compactMap { ImportedTerraform.Alias($0) }, name: "both")
  }

  @Test func idsJoinFilesAndAddressesSayTheirFile() throws {
    let topology = try Self.joined().topology
    #expect(
      topology.resources.map(\.id.description).sorted() == [
        "app/aws_instance.web", "app/aws_subnet.other", "app/aws_vpc.main",
        "network/aws_subnet.app", "network/aws_vpc.main",
      ])
    let vpc = topology.components.first { $0.primary == ElementID(text: "app/aws_instance.web") }
    #expect(vpc?.parent == ElementID(text: "network/aws_vpc.main"))
  }

  @Test func anAliasSaysWhatAnIdMeans() throws {
    let topology = try Self.joined("vpc-alias=network/aws_vpc.main").topology
    let subnet = try #require(
      topology.resources.first { $0.id.description == "app/aws_subnet.other" })
    #expect(subnet["vpc_id"] == .reference(ElementID("network", "aws_vpc.main"), "id"))
  }

  @Test func aWrongAliasIsAnError() {
    for alias in ["vpc-alias=network/aws_vpc.none", "vpc-none=network/aws_vpc.main"] {
      do {
        _ = try Self.joined(alias)
        Issue.record("\(alias) is taken")
      } catch let error as ImportError {
        #expect(error.diagnostic("x").code == .importJoin)
      } catch {
        Issue.record("\(error)")
      }
    }
  }

  @Test func theCommandJoins() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Self.network, to: "network.json")
    try folder.write(Self.app, to: "app.json")
    let (status, words) = CommandTests.run(
      "inventory", "--with", "\(folder.path)/app.json", "--join",
      "vpc-alias=network/aws_vpc.main", "\(folder.path)/network.json")
    #expect(status == 0, "\(words.error)")
    #expect(words.output.contains("app/aws_instance.web"))
    #expect(CommandTests.run("inventory", "--join", "a=b", "x.json").status == 2)
  }

  /// A finding stands at the block that made the resource.
  @Test func findingsNameFileAndLine() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Self.network, to: "state.json")
    try folder.write(
      Array("# The network\n\nresource \"aws_vpc\" \"main\" {\n}\n".utf8), to: "infra/main.tf")
    let (_, words) = CommandTests.run(
      "validate", "--source", "\(folder.path)/infra", "\(folder.path)/state.json")
    #expect(words.error.contains("infra/main.tf:3: warning: PLB124"), "\(words.error)")
    #expect(words.error.contains("aws_vpc.main"))
  }
}
