import Import
import Reachability
import Testing
import Topology

/// What small configurations of other kinds than the cases met first.
@Suite struct NewcomerTests {
  private static func block(_ address: String, _ expressions: String) -> String {
    let parts = address.split(separator: ".")
    return """
      {"address": "\(address)", "mode": "managed", "type": "\(parts[0])", "name": "\(parts[1])",
       "expressions": {\(expressions)}}
      """
  }

  private static func references(_ names: String...) -> String {
    "{\"references\": [\(names.map { "\"\($0)\"" }.joined(separator: ", "))]}"
  }

  /// A block that the configuration has, with an attribute that the provider computes in it, is not
  /// one of a dynamic block.
  @Test func aBlockWithAComputedMemberIsConfigured() throws {
    let plan = SmallPlan(
      [
        ("aws_subnet.s[0]", [], ""), ("aws_subnet.s[1]", [], ""),
        ("aws_lambda_function.f", [], "\"vpc_config\": [{\"ipv6_allowed_for_dual_stack\": null}]"),
      ],
      """
      "resources": [\(Self.block("aws_subnet.s", "")), \(Self.block(
        "aws_lambda_function.f",
        "\"vpc_config\": [{\"subnet_ids\": \(Self.references("aws_subnet.s"))}]"))]
      """)
    let changed = plan.json.replacing(
      #/"id": true, "arn": true\}\}\}\],\s*"configuration"/#,
      with: "\"id\": true, \"arn\": true, "
        + "\"vpc_config\": [{\"subnet_ids\": true, \"vpc_id\": true}]}}}], \"configuration\"")
    #expect(changed != plan.json)
    let imported = try ImportedTerraform(Array(changed.utf8), name: "small")
    let edges = imported.edges.filter { $0.source == "aws_lambda_function.f" }
    #expect(edges.flatMap(\.causes).isEmpty, "\(edges)")
    #expect(
      edges.flatMap(\.targets).map(\.address) == ["aws_subnet.s[0]", "aws_subnet.s[1]"], "\(edges)")
  }

  /// `module.net[each.key].subnet_ids` is told as `module.net`: one output alone has subnets.
  @Test func theOnlyOutputThatFitsIsTaken() throws {
    let plan = SmallPlan(
      [
        ("module.net[\"a\"].aws_subnet.s[0]", [], ""),
        ("module.net[\"a\"].aws_subnet.s[1]", [], ""),
        ("module.net[\"b\"].aws_subnet.s[0]", [], ""),
        ("aws_autoscaling_group.g[\"a\"]", ["vpc_zone_identifier"], ""),
      ],
      """
      "resources": [\(Self.block(
        "aws_autoscaling_group.g",
        "\"vpc_zone_identifier\": \(Self.references("module.net", "each.key"))"))],
      "module_calls": {"net": {"expressions": {}, "for_each_expression": {}, "module": {
        "outputs": {
          "subnet_ids": {"expression": \(Self.references("aws_subnet.s"))},
          "name": {"expression": {"constant_value": "x"}}},
        "resources": [\(Self.block("aws_subnet.s", ""))]}}}
      """)
    #expect(
      try plan.edges("aws_autoscaling_group.g[\"a\"]", "vpc_zone_identifier")
        == [0, 1].map {
          "module.net[\"a\"].aws_subnet.s[\($0)], as the only one that fits of several references"
        })
  }

  /// An attachment says which group of instances a target group has.
  @Test func anAttachmentNamesItsGroup() throws {
    let plan = SmallPlan(
      [
        ("aws_autoscaling_group.g", ["name"], ""),
        ("aws_autoscaling_attachment.a", ["autoscaling_group_name"], ""),
      ],
      """
      "resources": [\(Self.block("aws_autoscaling_group.g", "")), \(Self.block(
        "aws_autoscaling_attachment.a",
        "\"autoscaling_group_name\": \(Self.references("aws_autoscaling_group.g.name"))"))]
      """)
    #expect(
      try plan.edges("aws_autoscaling_attachment.a", "autoscaling_group_name")
        == ["aws_autoscaling_group.g, by the only reference"])
  }
}
