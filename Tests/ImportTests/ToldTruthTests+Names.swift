import Foundation
import ImportCases
import Testing

/// Names, and what is counted.
extension ToldTruthTests {
  @Test func namesSayNothingTwice() throws {
    for name in ["tam-vpc-complete", "tam-rds-postgres", "hubspoke-centralized-egress"] {
      for file in ["inventory.md", "network.md", "security.md"] {
        let page = try Self.text(file, of: name).lowercased()
        for words in ["vpc endpoints vpc endpoint", "kms kms", "subnet subnet"] {
          #expect(!page.contains(words), "\(name) \(file): \(words)")
        }
      }
    }
  }

  /// Whose subnets are not known costs for zones that nobody can count.
  @Test func endpointsInUnknownSubnetsAreNotCounted() throws {
    let page = try Self.text("operations.md", of: "tam-vpc-complete")
    let row = page.split(separator: "\n").first { $0.contains("interface endpoints") }
    #expect(row?.contains("not known") == true, "\(row ?? "")")
  }

  /// The zone of a subnet is given by its name, so that its other argument is no question.
  @Test func aZoneThatIsGivenByNameLeavesNothingOpen() throws {
    let page = try Self.text("import.md", of: "tam-rds-postgres")
    #expect(!page.contains("availability_zone_id"))
    #expect(page.contains("| 1 | Assumed: as a whole |"))
    #expect(
      page.hasPrefix(
        "# What this import rests on\n\nEverything here was computed from a Terraform plan"))
    let words = Folders.shared.outcome(of: "tam-rds-postgres").words
    #expect(words.contains("1 arguments are known by assumption, as a whole"))
    #expect(words.contains("What 31 arguments name is assumed"))
  }

  /// A rule that gives addresses names no group.
  @Test func aRuleOfAddressesNamesNoGroup() throws {
    let page = try Self.text("security.md", of: "tam-vpc-complete")
    #expect(!page.contains("computed from each.value"))
  }

  /// What only propagates into a default table joins nobody.
  @Test func aDefaultTableThatNobodyIsAssociatedWithJoinsNobody() {
    let words = Folders.shared.outcome(of: "anfw-terraform").words
    #expect(words.contains("'aws_ec2_transit_gateway.tgw' propagates attachments to its default"))
    #expect(!words.contains("The default association and propagation join"))
  }
}
