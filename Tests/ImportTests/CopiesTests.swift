import Foundation
import Testing

/// What pages say of things that stand once or several times, and of what Terraform leaves to AWS.
@Suite struct CopiesTests {
  private static let docs: String = {
    let plan = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/copies/plan.json").path
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("copies-\(UUID().uuidString)").path
    let (status, words) = CommandTests.run("import", plan, "--output", path)
    precondition(status == 0, words.error)
    return "\(path)/docs"
  }()

  private static func text(_ file: String) throws -> String {
    try String(contentsOfFile: "\(docs)/\(file)", encoding: .utf8)
  }

  /// A DB instance without a standby is lost with its zone, though its subnet group has two.
  @Test func aSingleDatabaseIsLostWithItsZone() throws {
    let page = try Self.text("availability.md")
    #expect(page.contains("Without one of the zones a or b, 3 flows degrade: [PostgreSQL"))
    #expect(page.contains("stands in one of its zones; if it is in that zone, there is no"))
    #expect(page.contains("| one of a, b |"))
    let sheet = try Self.text("diagrams/plan/failure-zone-a.svg")
    #expect(!sheet.contains("Everything that is left still connects"))
  }

  /// A group of two instances stands in both of its zones.
  @Test func aGroupOfTwoStandsInBothZones() throws {
    let page = try Self.text("availability.md")
    let row = page.split(separator: "\n").first { $0.contains("aws_autoscaling_group.app") }
    #expect(row?.contains("| a, b ") == true && row?.contains("one of") == false, "\(row ?? "")")
  }

  /// A plan names the cluster and the service in a text alone.
  @Test func scalingIsFoundByNames() throws {
    let page = try Self.text("operations.md")
    #expect(page.contains("| 2 to 9 "))
    #expect(page.contains("| Fargate tasks at most                 |    9 |"))
  }

  /// AWS has a policy for every TLS listener, and a replica the key of its source.
  @Test func encryptionThatAWSChoosesIsTold() throws {
    let page = try Self.text("security.md")
    #expect(page.contains("| TLS by the default policy |"))
    #expect(page.contains("| as its source, `single`"))
    #expect(!page.contains("not encrypted"))
  }

  /// In the order of actions a list of what is allowed refuses all other names.
  @Test func listsOfNamesAreTold() throws {
    let page = try Self.text("security.md")
    #expect(page.contains("TLS to every other name"))
    #expect(page.contains("| what no rule has decided "))
  }

  /// What is charged and has a type of its own is counted.
  @Test func costsAreCountedForEveryType() throws {
    let page = try Self.text("operations.md")
    for unit in ["RDS DB instances", "EC2 instances of Auto Scaling groups", "application load"] {
      #expect(page.contains("| \(unit)"), "\(unit)")
    }
  }

  /// The packet that a group refuses comes to no listener, and has no answer.
  @Test func aRefusedFlowEndsWhereItIsRefused() throws {
    let page = try Self.text("flows/ingress-aws_lb_listener.web.md")
    #expect(page.contains("### Request"))
    #expect(!page.contains("### Response"))
    #expect(!page.contains("web listener on HTTPS 443 accepts"))
  }
}
