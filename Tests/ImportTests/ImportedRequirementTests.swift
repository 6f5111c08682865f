import Foundation
import Import
import Reachability
import Testing
import Topology

/// Requirements over states of which the answers are known: those of the inputs of `VerdictTests`.
@Suite struct ImportedRequirementTests {
  private func end(_ text: String) -> Requirement.End {
    text == "internet" ? .internet : .element(id: ElementID(terraform: text))
  }

  private func verdict(
    _ input: String, _ source: String, _ target: String, _ predicate: Requirement.Predicate,
    port: Int
  ) throws -> RequirementVerdict {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/verdicts.json")
    let all = try #require(
      try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any])
    let state = try #require((all["inputs"] as? [String: Any])?[input])
    let bytes = try JSONSerialization.data(withJSONObject: state)
    let imported = try ImportedTerraform(Array(bytes), name: input)
    let selection = Requirement.Selection(
      from: [end(source)],
      to: [end(target)],
      services: [Requirement.Service(protocolNumber: 6, ports: PortRange(port))])
    let claim = Requirement.Claim(.traffic(selection: selection), predicate)
    var topology = imported.topology
    topology.requirements = [
      Requirement(
        title: "It answers", claims: [claim], location: SourceLocation(file: "Test.swift", line: 1))
    ]
    return try #require(NetworkModel(topology).requirementReports().first).verdict
  }

  @Test func `A response into another network with the client's addresses is not an answer`() throws
  {
    #expect(try verdict("op", "aws_instance.c", "aws_instance.a", .reaches, port: 443) == .refuted)
  }

  @Test(arguments: ["aws_docdb_cluster.dc0", "aws_neptune_cluster.n"])
  func `What does not run answers nothing`(target: String) throws {
    let port = target.contains("docdb") ? 27017 : 8182
    #expect(try verdict("idle2", "aws_instance.c", target, .reaches, port: port) == .unknown)
    #expect(
      try verdict("idle2", "aws_instance.c", target, .survivesAnyZone(restarting: true), port: port)
        != .proved)
  }
}

extension ImportedRequirementTests {
  /// Their requests leave beside the interface in the VPC, or come by another door.
  @Test(arguments: [
    ("managed", "aws_sagemaker_domain.open", "internet"),
    ("managed", "aws_redshift_cluster.r", "internet"),
    ("managed", "internet", "aws_mwaa_environment.pub"),
    ("api", "internet", "aws_lb.int"),
  ])
  func `A managed service's own way is not refused`(input: String, source: String, target: String)
    throws
  {
    #expect(try verdict(input, source, target, .isRefused, port: 443) == .unknown)
  }

  @Test(arguments: [
    ("aws_sagemaker_domain.vpc", "internet"), ("internet", "aws_mwaa_environment.prv"),
  ])
  func `Without a way of its own it is refused`(source: String, target: String) throws {
    #expect(try verdict("managed", source, target, .isRefused, port: 443) == .proved)
  }

  @Test func `Two accounts name zones each for itself`() throws {
    let verdict = try verdict(
      "accounts", "aws_instance.one", "aws_instance.two", .staysInOneZone, port: 443)
    #expect(verdict == .unknown)
  }
}
