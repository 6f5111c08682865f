import Foundation
import ImportCases
import Plumbline
import Synchronization
import TestSupport
import Testing

/// The command line over plans that were written without Plumbline.
@Suite struct CommandTests {
  /// What a command says.
  final class Words: Sendable {
    private let text = Mutex<(output: String, error: String)>(("", ""))

    var console: Console {
      Console(
        isWatched: false, output: { words in self.text.withLock { $0.output += words } },
        error: { words in self.text.withLock { $0.error += words } })
    }

    var output: String { text.withLock { $0.output } }
    var error: String { text.withLock { $0.error } }
  }

  static func run(_ arguments: String...) -> (status: Int32, words: Words) {
    let words = Words()
    return (PlumblineCommand.run(arguments, console: words.console).rawValue, words)
  }

  static func path(_ name: String) -> String {
    ImportCase.folder.appendingPathComponent("\(name)/plan.json").path
  }

  @Test func importWritesPagesAndPictures() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (status, words) = Self.run("import", Self.path("three-tier"), "--output", folder.path)
    #expect(status == 0, "\(words.error)")
    #expect(words.output.contains("Read a plan with 37 resources of AWS."))
    for file in ["README.md", "import.md", "network.md", "diagrams/dev/network.svg", "review.html"]
    {
      #expect(FileManager.default.fileExists(atPath: "\(folder.path)/docs/\(file)"), "\(file)")
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/terraform"))
    let page = try String(contentsOfFile: "\(folder.path)/docs/import.md", encoding: .utf8)
    #expect(page.contains("## Not known"))
    #expect(page.contains("`aws_instance.nat subnet_id`"))
    // A second run finds everything as it should be.
    let (again, same) = Self.run("import", Self.path("three-tier"), "--output", folder.path)
    #expect(again == 0 && same.output.contains("0 files written"), "\(same.output)")
  }

  /// Boxes of one family stand within each other here: the words of the picture end all the same.
  @Test(.timeLimit(.minutes(5))) func familiesWithinThemselvesAreDrawn() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (status, words) = Self.run("import", Self.path("ecs-fullstack"), "--output", folder.path)
    #expect(status == 0, "\(words.error)")
  }

  /// A VPC has the addresses of all of its blocks.
  @Test func secondaryBlocksCountInTheAddressPlan() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    func references(_ names: String) -> String {
      "{\"references\": [\"\(names).id\", \"\(names)\"]}"
    }
    let plan = SmallPlan(
      [
        ("aws_vpc.v", [], "\"cidr_block\": \"10.0.0.0/16\""),
        (
          "aws_vpc_ipv4_cidr_block_association.v", ["vpc_id"],
          "\"cidr_block\": \"100.64.0.0/16\""
        ),
        ("aws_subnet.s", ["vpc_id"], "\"cidr_block\": \"100.64.0.0/17\""),
      ],
      """
      "resources": [
        {"address": "aws_vpc.v", "expressions": {"cidr_block": {}}},
        {"address": "aws_vpc_ipv4_cidr_block_association.v",
         "expressions": {"vpc_id": \(references("aws_vpc.v")), "cidr_block": {}}},
        {"address": "aws_subnet.s",
         "expressions": {"vpc_id": \(references("aws_vpc.v")), "cidr_block": {}}}]
      """)
    try folder.write(Data(plan.json.utf8), to: "plan.json")
    let (status, words) = Self.run(
      "import", "\(folder.path)/plan.json", "--output", "\(folder.path)/out")
    #expect(status == 0, "\(words.error)")
    let page = try String(contentsOfFile: "\(folder.path)/out/docs/network.md", encoding: .utf8)
    #expect(page.contains("10.0.0.0/16, 100.64.0.0/16"))
    #expect(page.contains("32768 of 131072 (25%)"))
  }

  /// `trace plan.json A B --exact .`: the options of the input stand where one thinks of them.
  @Test func optionsOfTheInputStandBehindIt() {
    let plan = Self.path("three-tier")
    let (status, words) = Self.run(
      "trace", plan, "aws_instance.nat", "internet", "--name=other", "--port", "80")
    #expect(status != 64 && !words.error.contains("Unknown option"), "\(words.error)")
    let (wrong, other) = Self.run(
      "trace", plan, "aws_instance.nat", "internet", "--join", "nothing")
    #expect(wrong != 0 && other.error.contains("is no join"), "\(other.error)")
  }

  @Test func queriesTakeTheInputFirst() {
    let plan = Self.path("batfish-transit-gateway-asymmetric-paths")
    let (status, words) = Self.run(
      "trace", plan, "aws_instance.bat_web01[0]", "aws_instance.fish_web01[0]", "--port", "22")
    #expect(status == 0, "\(words.error)")
    #expect(words.output.contains("verdict: accepted"))
    #expect(Self.run("reachable", plan, "aws_instance.bat_web01[0]").status == 0)
    #expect(Self.run("inventory", plan).words.output.contains("aws_vpc.bat"))
    #expect(Self.run("failures", plan).status == 0)
    #expect(Self.run("requirements", plan).status == 0)
    #expect(Self.run("validate", plan).words.error.contains("PLB124"))
  }

  @Test func wrongInputIsOneErrorAndNothingWritten() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try folder.write("{\"format_version\": \"9.0\", \"planned_values\": {}}".utf8, to: "plan.json")
    let (status, words) = Self.run(
      "import", "\(folder.path)/plan.json", "--output", "\(folder.path)/out")
    #expect(status == 3)
    #expect(words.error.contains("error: PLB043"))
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
    #expect(Self.run("import", "\(folder.path)/none.json", "--output", "x").status == 3)
    #expect(Self.run("import").status == 2)
    #expect(Self.run("trace", "--help").status == 0)
  }

  /// With the folder at hand each element has the file and line of its block, and its component.
  @Test func theInventoryTellsPlaces() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    try "# Networks\n\nresource \"aws_vpc\" \"this\" {\n}\n".write(
      toFile: "\(folder.path)/network.tf", atomically: true, encoding: .utf8)
    let (status, words) = Self.run(
      "inventory", "--source", folder.path, Self.path("three-tier"), "--json")
    #expect(status == 0, "\(words.error)")
    #expect(words.output.contains("network.tf:3\""))
    #expect(words.output.contains(#""location" : "aws_subnet.app[\"0\"]""#), "\(words.output)")
    #expect(words.output.contains("\"component\" : \"aws_vpc.this\""))
  }

  /// An empty answer is none where something is not followed.
  @Test func nothingReachableIsSaidWithCare() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    func answer(_ unknown: [String]) throws -> String {
      let plan = SmallPlan(
        [
          ("aws_vpc.a", [], #""cidr_block": "10.0.0.0/16""#),
          ("aws_route.way", unknown, #""destination_cidr_block": "0.0.0.0/0""#),
        ],
        """
        "resources": [{"address": "aws_route.way", "mode": "managed", "type": "aws_route",
          "name": "way", "expressions": {"route_table_id": {"references": ["local.table"]}}}]
        """)
      try plan.json.write(toFile: "\(folder.path)/p.json", atomically: true, encoding: .utf8)
      let (_, words) = Self.run("reachable", "\(folder.path)/p.json", "internet")
      return words.output
    }
    let text = try answer(["route_table_id"])
    #expect(text.contains("Nothing is known to be reachable from internet."), "\(text)")
    #expect(text.contains("'inventory' lists one element"), "\(text)")
  }
}
