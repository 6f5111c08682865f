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

  @Test func `Requirements tells what is proved, with the evidence`() throws {
    let result = try run("requirements")
    #expect(result.exitCode == 0)
    #expect(result.output.hasPrefix("dev\n"))
    #expect(result.output.contains("  proved   Internet egress is inspected exactly once\n"))
    #expect(result.output.contains("It rests on this: "))
    #expect(!result.output.contains("\u{1B}"))
    let lines = result.output.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 120 })
    let count = lines.filter { $0.hasPrefix("  proved ") }.count
    #expect(lines.last.map(String.init) == "\(count) of \(count) proved.")
  }

  @Test func `Requirements tells verdicts and evidence as JSON`() throws {
    let records = try records(try run("requirements", "--json"))
    #expect(records.count >= 9)
    for record in records {
      #expect(record["verdict"] as? String == "proved")
      #expect(record["holds"] as? Bool == true)
      let claims = try #require(record["claims"] as? [[String: Any]])
      #expect(claims.allSatisfy { ($0["evidence"] as? String)?.isEmpty == false })
    }
  }

  @Test func `Reachable tells receivers and services`() throws {
    let result = try run("reachable", "metrics/app")
    #expect(result.exitCode == 0)
    let lines = result.output.split(separator: "\n")
    #expect(lines.first?.hasPrefix("ENVIRONMENT") == true)
    #expect(lines.contains { $0.contains("metrics/statsd") && $0.contains("UDP 8125") })
    #expect(lines.contains { $0.contains("internet") && $0.contains(".amazonaws.com") })
    #expect(!result.output.contains("whisper"))
  }

  @Test func `Reachable tells apart what depends on an input`() throws {
    let records = try records(try run("reachable", "internet", "--json"))
    #expect(records.map { $0["to"] as? String } == ["ingress/web"])
    let services = try #require(records.first?["services"] as? [[String: Any]])
    #expect(services.contains { $0["service"] as? String == "TCP 443" })
    #expect(
      services.allSatisfy {
        $0["note"] as? String == "depends on: prefix list that is not in the model"
      })
  }

  @Test func `Reachable ends with 2 for what cannot send`() throws {
    for end in ["metrics/nothing", "hub//x"] {
      let result = try run("reachable", end)
      #expect(result.exitCode == 2)
      #expect(!result.errors.isEmpty)
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
    let keys: Set<String> = [
      "environment", "failure", "failureTitle", "flow", "title", "effect", "reason",
    ]
    #expect(!records.isEmpty)
    #expect(records.allSatisfy { Set($0.keys) == keys })
  }
}
