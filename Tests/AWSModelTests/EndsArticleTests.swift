import AWSModel
import Foundation
import Testing

/// The article on what is unknown lists what can be an end of a walk.
@Suite struct EndsArticleTests {
  @Test func theArticleListsEveryTypeWithAnInterface() throws {
    let article = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Sources/Plumbline/Documentation.docc/WhatIsUnknown.md")
    let text = try String(contentsOf: article, encoding: .utf8)
    let section = try #require(text.components(separatedBy: "## What can be an end").last)
    let listed = Set(
      section.split(separator: "`").map(String.init).filter { $0.hasPrefix("aws_") })
    let rows = Set(
      ResourceTraits.listed.filter { $0.occupant != nil }.map(\.type))
    // Read one by one, with more than a row can say.
    let own: Set = [
      "aws_network_interface", "aws_instance", "aws_ecs_service", "aws_efs_mount_target",
      "aws_vpc_endpoint", "aws_nat_gateway", "aws_lb", "aws_alb",
      "aws_ec2_transit_gateway_vpc_attachment", "aws_networkfirewall_firewall",
    ]
    #expect(listed == rows.union(own), "\(listed.symmetricDifference(rows.union(own)).sorted())")
  }
}
