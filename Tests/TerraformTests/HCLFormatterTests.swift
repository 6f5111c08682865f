import Testing

@testable import Terraform

@Suite struct HCLFormatterTests {
  private func format(_ items: Body.Item...) -> String { HCLFormatter.format(Body(items)) }

  @Test func runsOfArgumentsAreAligned() {
    #expect(
      format(
        .attribute("a", .int(1)), .attribute("long_name", .bool(true)),
        .attribute("list", .list([.string("x"), .string("y")]))
      ) == """
        a         = 1
        long_name = true
        list      = ["x", "y"]

        """)
  }

  @Test func valuesOverSeveralLinesBreakTheRun() {
    #expect(
      format(
        .attribute("a", .int(1)),
        .attribute("object", .object([.init("k", .int(1)), .init("longer", .int(2))])),
        .attribute("abc", .int(1))
      ) == """
        a = 1

        object = {
          k      = 1
          longer = 2
        }

        abc = 1

        """)
  }

  @Test func bracketsThatOpenTogetherIndentOnce() {
    #expect(
      format(
        .attribute(
          "x", .call("jsonencode", [.object([.init("k", .list([.object([.init("a", .null)])]))])]))
      ) == """
        x = jsonencode({
          k = [{
            a = null
          }]
        })

        """)
  }

  @Test func blocksStandApartAndCommentsStayWithTheirArgument() {
    #expect(
      format(
        .block(
          Block(
            "resource", ["aws_vpc", "this"], comment: "What it is for.",
            [
              .attribute("for_each", .variable("zones")), .attribute("a", .int(1)),
              .attribute("b", .int(2), comment: "Why two."),
              .block(Block("nested", [], [.attribute("c", .int(3))])),
              .block(Block("empty", [], [])),
            ]))
      ) == """
        # What it is for.
        resource "aws_vpc" "this" {
          for_each = var.zones

          a = 1

          # Why two.
          b = 2

          nested {
            c = 3
          }

          empty {}
        }

        """)
  }

  @Test(arguments: [
    (HCLExpression.index(.attribute(.name("a"), "b"), .string("k")), "a.b[\"k\"]"),
    (.attribute(.splat(.call("values", [.name("x")])), "id"), "values(x)[*].id"),
    (.conditional(.variable("f"), .int(1), .int(0)), "var.f ? 1 : 0"),
    (.object([]), "{}"), (.list([]), "[]"),
    (.forList(.init(["k", "v"], in: .variable("m")), .name("v")), "[for k, v in var.m : v]"),
    (
      .forObject(
        .init(["v"], in: .variable("m")), key: .attribute(.name("v"), "a"), value: .name("v")),
      "{ for v in var.m : v.a => v }"
    ),
    (.template([.text("a-"), .interpolation(.variable("x")), .text("\n")]), "\"a-${var.x}\\n\""),
    (.binary(.variable("a"), "&&", .call("f", [.int(1), .int(2)])), "var.a && f(1, 2)"),
  ]) func expressions(expression: HCLExpression, text: String) {
    #expect(HCLFormatter.inline(expression) == text)
  }
}
