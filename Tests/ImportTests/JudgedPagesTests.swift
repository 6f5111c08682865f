import Foundation
import ImportCases
import Testing

/// What pages and pictures of real plans must not say, and what they must not leave out: each was
/// read there, and was not so.
@Suite struct JudgedPagesTests {
  private final class Folders: @unchecked Sendable {
    static let shared = Folders()
    private let lock = NSLock()
    private var written: [String: String] = [:]

    /// Where the documents of a case are; written once.
    func docs(of name: String) -> String {
      lock.withLock {
        if let path = written[name] { return path }
        let path = FileManager.default.temporaryDirectory
          .appendingPathComponent("judged-\(name)-\(UUID().uuidString)").path
        let (status, words) = CommandTests.run(
          "import", CommandTests.path(name), "--output", path)
        precondition(status == 0, words.error)
        written[name] = "\(path)/docs"
        return "\(path)/docs"
      }
    }
  }

  private static func text(_ file: String, of name: String) throws -> String {
    try String(contentsOfFile: "\(Folders.shared.docs(of: name))/\(file)", encoding: .utf8)
  }

  private static let hub = "hubspoke-centralized-egress"

  /// What may hold groups that are not known may be let in by them.
  @Test func nothingElseIsRefusedOnlyWhereAllRulesAreKnown() throws {
    for name in ["three-tier", "ecs-fullstack", "tam-vpc-complete", "anfw-terraform"] {
      let page = try Self.text("security.md", of: name)
      let isOpen = page.contains("security groups that the model does not know")
      #expect(!isOpen || !page.contains("Everything else between these is refused"), "\(name)")
    }
  }

  @Test func eachEndpointOfAFamilyNamesItsOwnService() throws {
    let page = try Self.text("network.md", of: "tam-vpc-complete")
    let row = try #require(page.split(separator: "\n").first { $0.contains("[Vpc endpoints]") })
    for service in ["dynamodb", "ecr.api", "ecr.dkr", "ecs", "rds", "s3"] {
      #expect(row.contains("com.amazonaws.eu-west-1.\(service)"), "\(row)")
    }
  }

  /// A flow of which nothing is known does not go on.
  @Test func aFailureSheetSaysOfHowManyFlowsNothingIsKnown() throws {
    let docs = Folders.shared.docs(of: "anfw-terraform")
    let files = try #require(FileManager.default.enumerator(atPath: docs)).compactMap {
      $0 as? String
    }
    let sheets = try files.filter { $0.contains("failure-zone") && $0.hasSuffix(".svg") }
      .map { try String(contentsOfFile: "\(docs)/\($0)", encoding: .utf8) }
    #expect(!sheets.isEmpty)
    for sheet in sheets where sheet.contains(">Not known</text>") {
      #expect(!sheet.contains("every flow goes on") && sheet.contains("is not known"))
    }
    #expect(sheets.contains { $0.contains(">Not known</text>") })
  }

  /// A plan has policies as text: whoever reads them as no policy calls a role powerless.
  @Test func policiesThatAreTextAreRead() throws {
    let page = try Self.text("security.md", of: Self.hub)
    #expect(page.contains("assumed by `vpc-flow-logs.amazonaws.com`"))
    #expect(page.contains("`logs:PutLogEvents`"))
    #expect(!page.contains("assumed by nobody") && !page.contains("no permission at all"))
  }

  /// A policy can call its role by its name.
  @Test func rolesAreFoundByTheirNames() throws {
    let page = try Self.text("security.md", of: "three-tier")
    #expect(page.contains("the policy `arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore`"))
  }

  @Test func statelessRulesAreTold() throws {
    let page = try Self.text("security.md", of: Self.hub)
    #expect(page.contains("packets of TCP from `0.0.0.0/0` to `0.0.0.0/0`, port 22"))
    let sheet = try Self.text("diagrams/plan/security.svg", of: Self.hub)
    #expect(sheet.contains("drop TCP 22 from anywhere to anywhere"))
  }

  /// Four routes are of tables that are not known: of no table is it said that it leads nowhere.
  @Test func tablesThatMayHaveMoreRoutesAreNotClosed() throws {
    let page = try Self.text("network.md", of: Self.hub)
    #expect(!page.contains("It knows no way"))
    #expect(page.contains("No way out of the VPC is known, and the tables of"))
    #expect(page.contains("not known (`local.nat_per_az in module.inspection_vpc`)"))
    let sheet = try Self.text("diagrams/plan/network.svg", of: Self.hub)
    #expect(sheet.contains("which table has 4 more routes is not known"))
    #expect(!sheet.contains(">local.nat_per_az"))
  }

  @Test func aRouteWithoutDestinationLeavesATableOpen() throws {
    let page = try Self.text("network.md", of: "aws-ia-vpc-tgw")
    #expect(page.contains("Where else it leads is not known."))
    #expect(!page.contains("It knows no way to anything else."))
  }

  /// What stands somewhere in a VPC is drawn, and said to stand nobody knows where.
  @Test func whatHasNoKnownSubnetIsDrawn() throws {
    for sheet in ["network", "overview"] {
      let text = try Self.text("diagrams/plan/\(sheet).svg", of: Self.hub)
      #expect(text.contains("anfw-singleaccount-centralizedegress"), "\(sheet)")
      #expect(text.contains("subnet not known"), "\(sheet)")
    }
    let overview = try Self.text("diagrams/dev/overview.svg", of: "three-tier")
    #expect(overview.contains("three-tier-vpc-dev-nat-instance"))
    let page = try Self.text("workload.md", of: "three-tier")
    let row = page.split(separator: "\n").first { $0.contains("three-tier-vpc-dev-nat-instance") }
    #expect(row?.contains("not known (`one of aws_subnet.public") == true, "\(row ?? "")")
    #expect(row?.contains("subnet-app") == false)
  }

  /// Instances that are one component are not drawn a second time, each for itself.
  @Test func membersOfAComponentAreDrawnOnce() throws {
    let overview = try Self.text("diagrams/plan/overview.svg", of: "anfw-terraform")
    #expect(overview.contains(">spoke-vpc-a/web-host<"))
    #expect(!overview.contains("spoke-vpc-a/web-host-0"))
    #expect(overview.contains("EC2 instance · 3 of them"))
  }

  /// Each subnet by its own name, each thing by one name everywhere.
  @Test func namesAreTheirOwn() throws {
    let page = try Self.text("network.md", of: Self.hub)
    #expect(page.contains("[workload-eu-west-1b](inventory.md"))
    let network = try Self.text("diagrams/plan/network-2.svg", of: Self.hub)
    #expect(network.contains(">Private workload<") && network.contains(">Private endpoints<"))
    let database = try Self.text("diagrams/plan/network.svg", of: "tam-rds-postgres")
    for title in ["Public subnet", "Private subnet", "Database subnet"] {
      #expect(database.contains(">\(title)<"), "\(title)")
    }
    let service = try Self.text("availability.md", of: "ecs-fullstack")
    #expect(service.contains("[alb-demo-cli]") && !service.contains("Alb \\[0\\]"))
  }

  /// Keys that are numbers say nothing of zones: one NAT gateway serves the tables of both.
  @Test func sameKeyIsNotSameZone() throws {
    let page = try Self.text("network.md", of: "oozou-nonprod-network")
    #expect(!page.contains("in the same zone"))
    #expect(!page.contains("of zones \"") && !page.contains("The table of zone 0"))
  }

  /// The pages tell how to import anew, not how a model's own program is run.
  @Test func importsAreToldHowToImport() throws {
    let index = try Self.text("README.md", of: Self.hub)
    #expect(index.contains("plumbline import plan.json --output FOLDER"))
    #expect(!index.contains("swift run architecture"))
    let operations = try Self.text("operations.md", of: Self.hub)
    #expect(!operations.contains("pre-commit") && !operations.contains("swift run architecture"))
    let glyphs = try Self.text("diagrams/README.md", of: Self.hub)
    #expect(glyphs.contains("`plumbline import --icons FOLDER`"))
    #expect(!glyphs.contains("swift run architecture"))
    let facts = try Self.text("environments.md", of: Self.hub)
    #expect(facts.contains("`100.64.0.0/24, 10.0.0.0/24, 10.0.1.0/24`"))
  }

  @Test func modulesTellApartWhatTheyNameAlike() throws {
    let page = try Self.text("network.md", of: "tam-vpn-tgw")
    for module in ["vpn_gateway_1", "vpn_gateway_2"] {
      #expect(page.contains("Tunnel preshared VPN connection \\[0\\] (\(module))"), "\(module)")
    }
  }

  @Test func zonesThatNobodyGivesAreNotKnown() throws {
    let page = try Self.text("availability.md", of: "batfish-nat-gateway")
    let row = page.split(separator: "\n").first { $0.hasPrefix("| The environment") }
    #expect(row?.contains("not known") == true, "\(row ?? "")")
  }

  /// Endpoints whose subnets a module's locals hold are drawn, and one whose tables they hold may have
  /// routes in any.
  @Test func endpointsOfAModuleAreNotLeftOut() throws {
    let sheet = try Self.text("diagrams/plan/network.svg", of: "tam-vpc-complete")
    #expect(sheet.contains("ecr-dkr") || sheet.contains("ecr_dkr") || sheet.contains("ecr.dkr"))
    #expect(sheet.contains("which table has one more route is not known"))
    let page = try Self.text("network.md", of: "tam-vpc-complete")
    #expect(!page.contains("It knows no way out of the VPC."))
  }

  /// A walk is through one of the subnets that something may be in, which a picture does not say.
  @Test func whatIsInASubnetThatIsNotKnownIsDrawnInNone() throws {
    let docs = Folders.shared.docs(of: Self.hub)
    let files = try #require(FileManager.default.enumerator(atPath: docs)).compactMap {
      $0 as? String
    }.filter { $0.hasSuffix(".svg") }.sorted()
    let flows = try files.filter { $0.contains("/flows/") }
      .map { try String(contentsOfFile: "\(docs)/\($0)", encoding: .utf8) }
    #expect(flows.count == 2)
    for flow in flows {
      #expect(flow.contains(">Subnet not known</text>") && flow.contains(">Zone not known</text>"))
      #expect(!flow.contains("in zone a") && !flow.contains(">Zone a</text>"))
    }
    let failures = try files.filter { $0.contains("failure-zone") }
      .map { try String(contentsOfFile: "\(docs)/\($0)", encoding: .utf8) }
    #expect(!failures.isEmpty)
    for failure in failures { #expect(failure.contains("In a subnet that is not known")) }
  }

  /// Of two transit gateways each has its line from each VPC that it joins.
  @Test func everyAttachmentIsALineOfTheOverview() throws {
    let text = try Self.text(
      "diagrams/plan/overview.svg", of: "batfish-transit-gateway-asymmetric-paths")
    #expect(text.ranges(of: "class=\"edge attachment\"").count == 4 + 1)
  }

  /// Where one expression makes whole blocks, its other references are other arguments of theirs.
  @Test func portsOfABlockAreNoConditions() throws {
    #expect(try !Self.text("import.md", of: "ecs-fullstack").contains("a choice by"))
    let page = try Self.text("security.md", of: "ecs-fullstack")
    let row = page.split(separator: "\n").first {
      $0.hasPrefix("| [alb-demo-server]") && $0.contains("/tcp")
    }
    #expect(row?.contains("3001/tcp") == true, "\(row ?? "")")
  }

  /// The one group that goes by HOME_NET sets it; the others name their addresses.
  @Test func homeNetworksOfGroupsCount() throws {
    #expect(try !Self.text("README.md", of: "anfw-terraform").contains("PLB116"))
  }

  /// Where zones are not crossed, a load balancer's node has the targets of its own zone alone.
  @Test func nodesKeepToTheirZones() throws {
    let page = try Self.text(
      "flows/connection-aws_lb.web_service_lb-aws_instance.vpc_a_web_hosts-80.md",
      of: "anfw-terraform")
    #expect(page.contains("| arrives | 3 "), "\(page)")
  }
}
