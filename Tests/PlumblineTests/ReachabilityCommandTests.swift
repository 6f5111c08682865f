import Foundation
import TestSupport
import Testing

/// Runs the commands that ask the network, on the reference architecture's own program.
struct ReachabilityCommandTests {
  private func run(_ arguments: String..., environment: String = "dev") throws -> ToolResult {
    try TestSupport.run(
      BuiltProgram("architecture").path, arguments: arguments + ["--environment", environment])
  }

  private func records(_ result: ToolResult) throws -> [[String: Any]] {
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [[String: Any]])
  }

  @Test func `Trace ends with 0 when the packet arrives, a hop per line`() throws {
    // With a NAT gateway in each zone, the zones' stories are the same.
    let result = try run(
      "trace", "metrics/app", "internet", "--server-name", "registry.npmjs.org",
      environment: "uat")
    #expect(result.exitCode == 0)
    #expect(result.output.contains("verdict: exits"))
    #expect(result.output.contains("likewise in zone b"))
    #expect(!result.output.contains("etwork ACL"))
    #expect(!result.output.contains("in zone a in zone a"))
  }

  @Test(arguments: [
    (["metrics/app", "internet", "--server-name", "example.com"], "verdict: denied"),
    (["internet", "ingress/web"], "verdict: unknown"),
  ])
  func `Trace ends with 1 when nothing arrives for certain`(
    arguments: [String], text: String
  ) throws {
    let result = try TestSupport.run(
      BuiltProgram("architecture").path,
      arguments: ["trace"] + arguments + ["--environment", "dev"])
    #expect(result.exitCode == 1)
    #expect(result.output.contains(text))
  }

  @Test(arguments: [
    ["metrics/nothing", "internet"], ["metrics/app", "internet", "--protocol", "gre"],
    ["metrics/app", "internet", "--port", "70000"], ["metrics//app", "internet"],
  ])
  func `Trace ends with 2 when it is not understood`(arguments: [String]) throws {
    let result = try TestSupport.run(
      BuiltProgram("architecture").path,
      arguments: ["trace"] + arguments + ["--environment", "dev"])
    #expect(result.exitCode == 2)
    #expect(result.output.isEmpty)
    #expect(!result.errors.isEmpty)
  }

  @Test func `Trace tells hops and decisions as JSON`() throws {
    let result = try run(
      "trace", "metrics/statsd", "metrics/graphite", "--port", "2003", "--json")
    let records = try records(result)
    #expect(result.exitCode == 0)
    #expect(!records.isEmpty)
    for record in records {
      #expect(record["environment"] as? String == "dev")
      #expect(record["verdict"] as? String == "accepted")
      #expect(record["arrives"] as? Bool == true)
      let hops = try #require(record["forward"] as? [[String: Any]])
      #expect(hops.allSatisfy { $0["sentence"] is String && $0["decisions"] is [Any] })
    }
  }

  @Test func `Failures groups the flows by failure and effect`() throws {
    let result = try run("failures")
    #expect(result.exitCode == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("ENVIRONMENT") == true)
    #expect(lines.allSatisfy { $0.count <= 160 })
    #expect(lines.contains { $0.hasPrefix("dev") && $0.contains("stops") })
    #expect(!result.output.contains("broken"))
  }

  @Test func `Failures tells every combination as JSON`() throws {
    let result = try run("failures", "--json")
    let records = try records(result)
    #expect(result.exitCode == 0)
    let keys: Set<String> = ["environment", "failure", "flow", "title", "effect", "reason"]
    #expect(!records.isEmpty)
    #expect(records.allSatisfy { Set($0.keys) == keys })
  }
}
