import Foundation
import TestSupport
import Testing

extension HostileInputTests {
  @Test(arguments: [
    (["trace", "network", "::1"], "is not an IPv4 address"),
    (["trace", "network", "10.0.0.0/8"], "is not an IPv4 address"),
    (["trace", "network", "1.2.3"], "is not an IPv4 address"),
    (["trace", "netwrk", "internet"], "did you mean 'network'"),
    (["trace", "network", "internet", "--port", "-1"], "'-1'"),
  ])
  func `F32 What is meant by an end is told`(arguments: [String], words: String) throws {
    let result = try run("plumbline-fixture", arguments)
    #expect(result.exitCode == 2)
    #expect(result.errors.contains(words), "\(result.errors)")
  }

  @Test func `F32 The program tells its version and takes protocols in capitals`() throws {
    let version = try run("plumbline-fixture", ["--version"])
    #expect(version.exitCode == 0)
    #expect(version.output.hasPrefix("Plumbline "))
    let trace = try run(
      "plumbline-fixture", ["trace", "network", "internet", "--protocol", "TCP"])
    #expect(trace.exitCode != 2, "\(trace.errors)")
  }

  @Test(arguments: [
    ["inventory"], ["check"], ["failures"], ["requirements"], ["reachable", "network"],
    ["trace", "network", "internet"],
  ])
  func `F32 Errors of the model are JSON for whoever asked for JSON`(
    arguments: [String]
  ) throws {
    let result = try run(
      "plumbline-fixture", arguments + ["--json"], environment: ["FIXTURE_INVALID": "1"])
    #expect(result.exitCode == 3)
    struct Record: Decodable { let code: String }
    let records = try JSONDecoder().decode([Record].self, from: Data(result.output.utf8))
    #expect(records.contains { $0.code == "PLB004" })
  }

  @Test func `F38 What the documents say of codes is what the code says`() throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let contributing = try String(
      contentsOf: root.appendingPathComponent("CONTRIBUTING.md"), encoding: .utf8)
    #expect(contributing.contains("PLB023, PLB024"))
    #expect(!contributing.contains("PLB040"))
    let ports = try String(
      contentsOf: root.appendingPathComponent("Sources/Topology/PortRange.swift"),
      encoding: .utf8)
    #expect(ports.contains("PLB010") && !ports.contains("PLB011"))
  }
}
