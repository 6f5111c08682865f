import Foundation
import ImportCases
import Testing

/// What pages tell, and where.
extension ToldTruthTests {
  /// Endpoints that are components are in none's section.
  @Test func componentsAreOutsideOfNone() throws {
    let page = try Self.text("inventory.md", of: "three-tier")
    let rest = try #require(page.components(separatedBy: "## Outside any component").last)
    #expect(!rest.contains("aws_vpc_endpoint"))
  }

  @Test func rulesOfOneTypeOfICMPSaySo() throws {
    let page = try Self.text("security.md", of: "batfish-nat-gateway")
    #expect(page.contains("icmp echo request"))
  }

  /// Every page is linked, and none is written that has nothing to tell.
  @Test func everyPageIsLinked() throws {
    for name in ["tam-vpc-complete", "three-tier"] {
      let docs = Folders.shared.outcome(of: name).docs
      let index = try Self.text("README.md", of: name)
      let pages = try FileManager.default.contentsOfDirectory(atPath: docs)
        .filter { $0.hasSuffix(".md") && $0 != "README.md" }
      #expect(pages.contains("import.md") && !pages.contains("terraform.md"))
      for page in pages { #expect(index.contains("(\(page))"), "\(name): \(page)") }
    }
  }

  @Test func componentsAreOfAKind() throws {
    let page = try Self.text("README.md", of: "tam-rds-postgres")
    #expect(!page.contains("| other "))
    #expect(page.contains("DB instance |") || page.contains("| DB instance"))
  }

  /// What decides how a database survives is on a page.
  @Test func databasesAreDescribed() throws {
    let page = try Self.text("workload.md", of: "tam-rds-postgres")
    #expect(page.contains("## Databases"))
    #expect(page.contains("db.t4g.large"))
  }

  @Test func networksOutsideAreDescribed() throws {
    let vpn = try Self.text("network.md", of: "tam-vpn-tgw")
    #expect(vpn.contains("## VPN connections") && vpn.contains("Customer gateway"))
    let share = try Self.text("security.md", of: "tgw-cross-account")
    #expect(share.contains("## Shared with other accounts"))
    let lists = try Self.text("network.md", of: "aws-ia-vpc-tgw")
    #expect(lists.contains("## Prefix lists") && lists.contains("`10.0.0.0/8`"))
  }

  @Test func endsAreNamedOnce() throws {
    let page = try Self.text("flows/README.md", of: "ecs-fullstack")
    #expect(!page.contains("the internet, the internet"))
  }

  /// A route of a Client VPN endpoint is no workload.
  @Test func routesDoNotRun() throws {
    let page = try Self.text("workload.md", of: "oozou-nonprod-network")
    #expect(page.contains("devops-client-vpn") && !page.contains("AWS Client VPN route"))
  }
}
