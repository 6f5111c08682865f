import Foundation
import Plumbline
import TestSupport
import Testing

/// Runs a built command line: exit codes, streams and texts as a user meets them.
struct CommandLineTests {
  private let program = BuiltProgram("plumbline-fixture").path
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func run(
    _ arguments: [String], environment: [String: String] = [:]
  ) throws -> ToolResult {
    try TestSupport.run(
      program, arguments: arguments, environment: environment,
      directory: URL(fileURLWithPath: folder.path))
  }

  private func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> ToolResult {
    try run(arguments, environment: environment)
  }

  @Test(arguments: [
    ["unknown"], ["generate", "--wrong"], ["generate", "extra"], ["--environment"],
    ["generate", "--output", ""], ["generate", "--icons", "nowhere"],
    ["diagram", "--layout", "nowhere"], ["check", "--layout", "/"],
    ["generate", "--environment", "staging"],
    ["check", "--environment", "staging"], ["inventory", "--environment", "staging"],
  ])
  func `A command line that is not understood ends with 2 and writes nothing`(
    arguments: [String]
  ) throws {
    let run = try run(arguments)
    #expect(run.exitCode == 2)
    #expect(run.errors.contains("rror"))
    #expect(run.output.isEmpty)
    #expect(folder.files().isEmpty)
  }

  @Test func `An unknown environment is answered with those that exist`() throws {
    let run = try run("generate", "--environment", "staging")
    #expect(run.errors.contains("There is no environment 'staging'. There are: dev, production."))
  }

  @Test(arguments: [["--help"], ["help"], ["check", "--help"]])
  func `Help goes to standard output and ends with 0`(arguments: [String]) throws {
    let run = try run(arguments)
    #expect(run.exitCode == 0)
    #expect(run.output.contains("USAGE: plumbline-fixture"))
    #expect(folder.files().isEmpty)
  }

  @Test func `Generates by default into the current folder, and then finds nothing stale`() throws {
    let first = try run()
    #expect(first.exitCode == 0)
    #expect(first.output == "14 files written, 0 unchanged\n")
    #expect(first.errors.isEmpty)
    #expect(folder.read("docs/model.json")?.contains("\"version\" : 2") == true)
    #expect(try run("generate").output == "0 files written, 14 unchanged\n")
    let check = try run("check")
    #expect(check.exitCode == 0)
    #expect(check.output == "Everything is what the model yields.\n")
  }

  @Test func `Check prints what is stale, ends with 1 and writes nothing`() throws {
    _ = try run(environment: ["FIXTURE_FILES": "2"])
    try FileManager.default.removeItem(atPath: folder.locate("docs/pages/0/page-0.md"))
    try folder.write("<svg>edited</svg>\n", to: "docs/diagrams/dev-network.svg")
    let before = folder.files().map { folder.read($0) }
    let check = try run(
      "check", environment: ["FIXTURE_FILES": "1", "FIXTURE_REVISION": "2"])
    #expect(check.exitCode == 1)
    #expect(
      check.output == """
        docs/diagrams/dev-network.png: stale
        docs/diagrams/dev-network.svg: not what was generated
        --- a/docs/diagrams/dev-network.svg
        +++ b/docs/diagrams/dev-network.svg
        @@ -1 +1 @@
        -<svg>edited</svg>
        +<svg>2</svg>
        docs/diagrams/production-network.png: stale
        --- a/docs/diagrams/production-network.svg
        +++ b/docs/diagrams/production-network.svg
        @@ -1 +1 @@
        -<svg>1</svg>
        +<svg>2</svg>
        docs/pages/0/page-0.md: missing
        docs/pages/1/page-1.md: the model no longer yields it
        --- a/terraform/environments/dev/main.tf
        +++ b/terraform/environments/dev/main.tf
        @@ -1 +1 @@
        -# revision 1
        +# revision 2
        --- a/terraform/environments/production/main.tf
        +++ b/terraform/environments/production/main.tf
        @@ -1 +1 @@
        -# revision 1
        +# revision 2
        --- a/terraform/modules/network/main.tf
        +++ b/terraform/modules/network/main.tf
        @@ -1 +1 @@
        -# revision 1
        +# revision 2

        """)
    #expect(
      check.errors
        == "9 files are not what the model yields; move away or delete what was not generated, or "
        + "was edited since (1 file), then run 'generate'.\n")
    #expect(folder.files().map { folder.read($0) } == before)
  }

  @Test func `Check can name the stale files alone`() throws {
    _ = try run(environment: ["FIXTURE_FILES": "2"])
    try folder.write("edited\n", to: "docs/README.md")
    let check = try run("check", "--stat", environment: ["FIXTURE_FILES": "1"])
    #expect(check.exitCode == 1)
    let lines = check.output.split(separator: "\n")
    #expect(lines.contains("docs/README.md: not what was generated"))
    #expect(!check.output.contains("@@"))
    #expect(lines.allSatisfy { $0.hasPrefix("docs/") || $0.hasPrefix("terraform/") })
  }

  @Test func `Check prints no lines that nobody can read`() throws {
    _ = try run(environment: ["FIXTURE_FILES": "2"])
    let path = "docs/README.md"
    let packed = folder.read(path).map { String($0) + String(repeating: "x", count: 2_000) }
    try folder.write(packed ?? "", to: path)
    let check = try run("check", environment: ["FIXTURE_FILES": "2"])
    #expect(check.output == "docs/README.md: not what was generated\n")
  }

  @Test func `Check tells a machine the same`() throws {
    struct Stale: Decodable, Equatable {
      let path: String
      let state: String
      let diff: String?
    }
    _ = try run(environment: ["FIXTURE_FILES": "2"])
    try folder.write("edited\n", to: "docs/README.md")
    let check = try run("check", "--json", environment: ["FIXTURE_FILES": "1"])
    #expect(check.exitCode == 1)
    let stale = try JSONDecoder().decode([Stale].self, from: Data(check.output.utf8))
    #expect(
      stale == [
        Stale(
          path: "docs/README.md", state: "edited",
          diff: """
            --- a/docs/README.md
            +++ b/docs/README.md
            @@ -1 +1,2 @@
            -edited
            +Network, dev
            +Network, production

            """),
        Stale(path: "docs/pages/1/page-1.md", state: "leftover", diff: nil),
      ])
    #expect(try run("check", "--json", environment: ["FIXTURE_FILES": "9"]).exitCode == 1)
    _ = try FileManager.default.removeItem(atPath: folder.locate("docs/README.md"))
    _ = try run()
    #expect(try run("check", "--json").output == "[\n\n]\n")
  }

  @Test func `A model with errors ends with 3, is told in order, and nothing is written`() throws {
    for command in ["generate", "terraform", "diagram", "docs"] {
      let run = try run(command, environment: ["FIXTURE_INVALID": "1"])
      #expect(run.exitCode == 3)
      #expect(
        run.errors == """
          fixture/Network.swift:3: warning: PLB002: Nothing has this name [dev, production]
            There is no 'graphite'.
            To fix it: Declare it.
          fixture/Network.swift:7: error: PLB004: Address blocks overlap [dev, production]
            10.0.0.0/16 and 10.0.1.0/24 overlap.
            To fix it: Choose another block.
          1 error, 1 warning; nothing was written

          """)
      #expect(run.output.isEmpty)
      #expect(folder.files().isEmpty)
    }
    for command in ["check", "validate", "inventory"] {
      #expect(try run(command, environment: ["FIXTURE_INVALID": "1"]).exitCode == 3)
    }
  }

  @Test func `Validate answers, also for a machine`() throws {
    let valid = try run("validate")
    #expect(valid.exitCode == 0)
    #expect(valid.output == "The model is valid.\n")
    let invalid = try run(
      "validate", "--json", "--environment", "dev", environment: ["FIXTURE_INVALID": "1"])
    #expect(invalid.exitCode == 3)
    let findings = try #require(
      try JSONSerialization.jsonObject(with: Data(invalid.output.utf8)) as? [[String: Any]])
    #expect(findings.map { $0["code"] as? String } == ["PLB002", "PLB004"])
    #expect(findings[1]["location"] as? String == "fixture/Network.swift:7")
    #expect(findings[1]["environments"] as? [String] == ["dev"])
    #expect(folder.files().isEmpty)
  }

  @Test func `A file that was not generated ends with 1 and is left`() throws {
    try folder.write("mine\n", to: "docs/README.md")
    let run = try run("generate")
    #expect(run.exitCode == 1)
    #expect(
      run.errors == """
        error: PLB017: A file that was not generated is in the way
          'docs/README.md' exists and docs/manifest.json does not list it, so somebody wrote it.
          To fix it: Move 'docs/README.md' away or delete it, then run 'generate' again.
        1 error; nothing was written

        """)
    #expect(folder.files() == ["docs/README.md"])
  }

  @Test func `A read-only folder ends with 1 and is left as it is`() throws {
    _ = try run()
    let before = folder.files().map { folder.read($0) }
    // Permissions do not bind root, so root runs a copy of the program as somebody else.
    var command = [program]
    if getuid() == 0 {
      guard let tool = try requireTool("setpriv", for: "writing to a read-only folder") else {
        return
      }
      let copy = folder.locate("program")
      try FileManager.default.copyItem(atPath: program, toPath: copy)
      command = [tool, "--reuid=65534", "--regid=65534", "--clear-groups", copy]
    }
    for path in ["docs/pages/0", "terraform/modules/network"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o555], ofItemAtPath: folder.locate(path))
    }
    let result = try TestSupport.run(
      command[0], arguments: command.dropFirst() + ["generate", "--output", folder.path],
      environment: ["FIXTURE_REVISION": "2"])
    try? FileManager.default.removeItem(atPath: folder.locate("program"))
    #expect(result.exitCode == 1)
    #expect(
      result.errors.contains("/docs/pages/0': Permission denied.\n"), "\(result.everything)")
    #expect(result.errors.contains("/terraform/modules/network': Permission denied.\n"))
    #expect(result.errors.hasSuffix("; nothing was written\n"))
    #expect(folder.files().map { folder.read($0) } == before)
    for path in ["docs/pages/0", "terraform/modules/network"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: folder.locate(path))
    }
  }

  @Test func `One generator writes its own files and removes none`() throws {
    let terraform = try run("terraform")
    #expect(terraform.output == "3 files written, 0 unchanged\n")
    #expect(try run("diagram").output == "4 files written, 0 unchanged\n")
    #expect(try run("docs").output == "7 files written, 0 unchanged\n")
    #expect(try run("check").exitCode == 0)
  }

  @Test func `One environment leaves the others alone`() throws {
    _ = try run()
    let run = try run(
      "generate", "--environment", "dev", environment: ["FIXTURE_REVISION": "2"])
    #expect(run.exitCode == 0)
    #expect(folder.read("terraform/environments/dev/main.tf") == "# revision 2\n")
    #expect(folder.read("terraform/environments/production/main.tf") == "# revision 1\n")
    #expect(folder.read("terraform/modules/network/main.tf") == "# revision 2\n")
    #expect(folder.read("docs/diagrams/dev-network.svg") == "<svg>2</svg>\n")
    #expect(folder.read("docs/diagrams/production-network.svg") == "<svg>1</svg>\n")
    #expect(folder.read("docs/diagrams/production-network.png") != nil)
  }

  @Test func `Inventory lists every element for a machine`() throws {
    let run = try run("inventory", "--json", "--environment", "production")
    #expect(run.exitCode == 0)
    #expect(
      run.output == """
        [
          {
            "address" : "module.platform.module.network.aws_vpc.this",
            "component" : "network",
            "environment" : "production",
            "id" : "network/vpc",
            "location" : "fixture/Network.swift:5",
            "title" : "Network",
            "type" : "aws_vpc",
            "unread" : [

            ]
          },
          {
            "address" : null,
            "component" : null,
            "environment" : "production",
            "id" : "log",
            "location" : "fixture/Network.swift:5",
            "title" : "Log",
            "type" : "aws_cloudwatch_log_group",
            "unread" : [

            ]
          }
        ]

        """)
    #expect(folder.files().isEmpty)
  }

  @Test func `Inventory lists every element for a reader`() throws {
    #expect(
      try run("inventory", "--environment", "dev").output == """
        ENVIRONMENT  ELEMENT      ADDRESS                                      TITLE
        dev          network/vpc  module.platform.module.network.aws_vpc.this  Network
        dev          log          -                                            Log

        """)
  }
}
