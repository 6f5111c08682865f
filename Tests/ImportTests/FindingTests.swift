import DesignRules
import Import
import ImportCases
import Plumbline
import TestSupport
import Testing
import Topology

/// Defects of real plans are findings, with the address of what to mend, and its place where the
/// folder is at hand.
@Suite struct FindingTests {
  /// The findings of a code as `address: summary`.
  private static func findings(_ name: String, _ code: DiagnosticCode) throws -> [String] {
    let topology = try ImportedTerraform(ImportCase(name).plan, name: name).topology
    return DesignRules.check([topology]).open.filter { $0.code == code }
      .map { "\($0.origin.map(\.description) ?? ""): \($0.summary)" }
  }

  /// B1: spokes propagate into the table that sends them to the inspection.
  @Test func spokesThatBypassTheFirewallAreFound() throws {
    let found = try Self.findings("hubspoke-centralized-egress", .inspectionBypass)
    #expect(
      found
        == [1, 2].map { number in
          let address =
            "aws_ec2_transit_gateway_route_table_propagation.tgw_spoke_propagation[\"spoke-vpc-\(number)\"]"
          return "\(address): '\(address)' lets packets go past the inspection"
        }, "\(found)")
  }

  /// A4: the load balancer asks by the firewall, and is answered around it.
  @Test func answersThatBypassTheFirewallAreFound() throws {
    let found = try Self.findings("anfw-terraform", .answersPastInspection)
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.contains("aws_lb.public_web_service_lb") }, "\(found)")
  }

  @Test func targetsThatCannotBeKnownAreFound() throws {
    #expect(
      try Self.findings("anfw-terraform", .targetsMissing) == [
        "aws_lb_target_group.public_webservice_tg: which targets "
          + "'aws_lb_target_group.public_webservice_tg' has is not known"
      ])
    // Those of the other colour are registered by CodeDeploy.
    #expect(try Self.findings("ecs-fullstack", .targetsMissing).count == 2)
  }

  /// Of the real plans one has a group that nobody uses; nothing is found where the use is assumed.
  @Test(arguments: PagesTests.cases)
  func nothingThatIsUsedIsCalledUnused(name: String) throws {
    for code in [
      DiagnosticCode.unusedTransitTable, .duplicateAssociation, .unusedSecurityGroup,
    ] {
      let found = try Self.findings(name, code)
        .filter { !$0.hasPrefix("aws_security_group.vpc_a_sg_ssh_only: ") }
      #expect(found.isEmpty, "\(found)")
    }
  }

  @Test func aGroupThatNobodyUsesIsFound() throws {
    #expect(try Self.findings("batfish-nat-gateway", .unusedSecurityGroup).count == 1)
  }

  @Test func thePlaceIsToldWhereTheFolderIsAtHand() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let plan = SmallPlan(
      [
        ("aws_vpc.v", [], "\"cidr_block\": \"10.0.0.0/16\""), ("aws_route_table.t", ["vpc_id"], ""),
      ],
      """
      "resources": [{"address": "aws_route_table.t", "mode": "managed", "type": "aws_route_table",
        "name": "t", "expressions": {"vpc_id": {"references": ["aws_vpc.v.id"]}}}]
      """)
    try folder.write(Array(plan.json.utf8), to: "plan.json")
    try folder.write(
      Array("# A table\n\nresource \"aws_route_table\" \"t\" {\n}\n".utf8), to: "network.tf")
    let (_, words) = CommandTests.run(
      "validate", "--source", folder.path, "\(folder.path)/plan.json")
    #expect(words.error.contains("network.tf:3: warning: PLB177"), "\(words.error)")
    let (_, without) = CommandTests.run("validate", "\(folder.path)/plan.json")
    #expect(without.error.contains("aws_route_table.t: warning: PLB177"), "\(without.error)")
  }
}
