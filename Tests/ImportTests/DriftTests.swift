import Foundation
import Import
import TestSupport
import Testing

/// What changed outside Terraform.
@Suite struct DriftTests {
  private static let plan = """
    {"format_version": "1.2", "planned_values": {"root_module": {"resources": [
       {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
        "provider_name": "registry.terraform.io/hashicorp/aws",
        "values": {"cidr_block": "10.0.0.0/16"}}]}},
     "resource_drift": [
      {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
       "change": {"actions": ["update"],
         "before": {"tags": null, "enable_dns_hostnames": true, "secret": "hunter2"},
         "after": {"tags": {}, "enable_dns_hostnames": false, "secret": "hunter3"},
         "before_sensitive": {"secret": true}, "after_sensitive": {"secret": true}}},
      {"address": "aws_subnet.gone", "mode": "managed", "type": "aws_subnet", "name": "gone",
       "change": {"actions": ["delete"], "before": {"id": "subnet-1"}, "after": null}}]}
    """

  /// Null turned into what is empty is no change; what is sensitive is not told.
  @Test func changesAreToldByAttribute() throws {
    let drift = try #require(try PlanDrift(Array(Self.plan.utf8)))
    #expect(
      drift.differences.map(\.description) == [
        "aws_vpc.main: enable_dns_hostnames is false, was true", "aws_subnet.gone: it is gone",
      ])
  }

  @Test func theCommandEndsWithOneWhereSomethingChanged() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Array(Self.plan.utf8), to: "plan.json")
    let (status, words) = CommandTests.run("drift", "\(folder.path)/plan.json")
    #expect(status == 1 && words.output.contains("enable_dns_hostnames"), "\(words.error)")
    #expect(!words.output.contains("hunter"))
    let clean = Self.plan.replacing(#/"resource_drift": \[[\s\S]*\]\}/#, with: "\"x\": 1}")
    try folder.write(Array(clean.utf8), to: "clean.json")
    #expect(CommandTests.run("drift", "\(folder.path)/clean.json").status == 0)
  }

  @Test func aStateIsComparedWithAPlan() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write(Array(Self.plan.utf8), to: "plan.json")
    let state = """
      {"format_version": "1.0", "values": {"root_module": {"resources": [
        {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
         "provider_name": "registry.terraform.io/hashicorp/aws",
         "values": {"id": "vpc-1", "cidr_block": "BLOCK"}}]}}}
      """
    for (block, expected) in [("10.0.0.0/16", Int32(0)), ("10.9.0.0/16", 1)] {
      try folder.write(Array(state.replacing("BLOCK", with: block).utf8), to: "state.json")
      let (status, words) = CommandTests.run(
        "drift", "\(folder.path)/plan.json", "--state", "\(folder.path)/state.json")
      #expect(status == expected, "\(words.output)\(words.error)")
    }
  }
}
