import ArchitectureDSL
import Foundation
import HostileModels
import OrderedCollections
import TestSupport
import Testing
import Topology

@testable import Plumbline

extension HostileInputTests {
  /// The files of a model's Terraform, written into a folder and formatted by Terraform itself.
  private func formatted(
    _ model: HostileModel, _ what: Comment, validating: Bool = false
  ) throws -> [GeneratedFile] {
    let result = model.yield([.terraform])
    #expect(!result.diagnostics.hasErrors, "\(what): \(result.diagnostics)")
    guard let terraform = try requireTool("terraform", for: "hostile Terraform") else { return [] }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    for file in result.output.files { try folder.write(file.bytes, to: file.path) }
    let checked = try TestSupport.run(
      terraform, arguments: ["fmt", "-check", "-diff", "-recursive", "-no-color"],
      directory: folder.url)
    #expect(checked.exitCode == 0, "\(what): \(checked.everything)")
    if validating { try validate(in: folder, terraform, what) }
    return result.output.files
  }

  private func validate(in folder: TemporaryFolder, _ terraform: String, _ what: Comment) throws {
    let root = folder.url.appendingPathComponent("terraform/environments/dev")
    try FileManager.default.removeItem(at: root.appendingPathComponent("backend.tf"))
    for arguments in [
      ["init", "-input=false", "-no-color"] + (try TerraformMirror.arguments()),
      ["validate", "-no-color"],
    ] {
      let result = try TestSupport.run(
        terraform, arguments: arguments,
        environment: ["TF_CLI_CONFIG_FILE": "/dev/null", "CHECKPOINT_DISABLE": "1"],
        directory: root)
      #expect(result.exitCode == 0, "\(what): \(result.everything)")
    }
  }

  private func text(_ files: [GeneratedFile], _ suffix: String) -> String {
    files.filter { $0.path.hasSuffix(suffix) }
      .map { String(decoding: $0.bytes, as: UTF8.self) }.joined(separator: "\n")
  }

  @Test func `F2 A line that would end a heredoc stays text`() throws {
    let payload = """
      pass tcp any any -> any 443 (msg:"x"; sid:1;)
      EOT
          }
        }
      }
      resource "terraform_data" "pwned" {
        provisioner "local-exec" {
          command = "id"
        }
      }
      resource "aws_networkfirewall_rule_group" "decoy" {
        name     = "x"
        capacity = 1
        type     = "STATEFUL"
        rule_group {
          rules_source {
            rules_string = <<-EOT
              pass tcp any any -> any 444 (sid:2;)

      """
    // In a rule group it is no rule, and as a text it stays one: a line of a heredoc with another
    // marker.
    #expect(HostileModel.firewall { SuricataRules("own", payload) }.errors == ["PLB086"])
    let files = try formatted(
      .plain {
        Declare(
          "host", type: "aws_instance",
          arguments: ["user_data": .string(payload), "instance_type": "t3.micro", "ami": "ami-1"])
      }, "EOT", validating: true)
    let main = text(files, ".tf")
    #expect(main.contains("<<-EOT1\n") || main.contains("<<EOT1\n"))
    let blocks = main.split(separator: "\n").filter { $0.hasPrefix("resource \"terraform_data\"") }
    #expect(blocks.isEmpty)
    let userData = "#!/bin/sh\ncat > /etc/motd <<EOT\nhello\nEOT\nsystemctl restart x\n"
    _ = try formatted(
      .plain {
        Declare(
          "i", type: "aws_instance",
          arguments: ["user_data": .string(userData), "instance_type": "t3.micro", "ami": "ami-1"])
      }, "user data", validating: true)
  }

  @Test func `F6 Ordinary punctuation stays valid where Terraform takes literals only`() throws {
    let quotes = "Either \"a\" or \"b\", called \"one\"."
    var model = HostileModel.cluster { Variable("A", .input("answer")) }.with {
      Input(
        "answer", type: "string", description: quotes + "\nOn two lines.",
        default: .string("{\"a\":\"b\", \"c\":\"d\"}"), example: .string(quotes),
        validation: .init(condition: "length(var.answer) > 0", message: "It \"must\" be \"given\".")
      )
      Input(
        "other", type: "string", description: "Other.", example: .string(quotes + "\n" + quotes))
      Declare("q", type: "aws_sqs_queue", arguments: ["name": .input("other")])
    }
    model.title = quotes
    let files = try formatted(model, "punctuation", validating: true)
    #expect(!text(files, "variables.tf").contains("chomp("))
    #expect(!text(files, ".tfvars.example").contains("chomp("))
    let release = HostileModel { _ in
      VPC("one", title: quotes, cidr: "10.16.0.0/16") {
        Subnets("private")
        ECSCluster("shop", release: .string(quotes + "\nx")) {
          Service("web", cpu: 256, memory: 512) {}
        }
      }
    }
    _ = try formatted(release, "release", validating: true)
  }

  @Test func `F10 A line feed in a comment stays in the comment`() throws {
    let text = "A reason.\r\nresource \"x\" \"y\" {}\nlocals {}\u{2028}z"
    let model = HostileModel.plain { [] }.with {
      SkipCheck("CKV_AWS_338", of: "aws_cloudwatch_log_group", because: "One.\nlocals {}")
    }
    let files = try formatted(model, "comment")
    #expect(!self.text(files, ".tf").split(separator: "\n").contains("locals {}"))
    #expect(TextShop(["skip.reason": text]).model.errors == ["PLB061"])
  }

  @Test func `F24 Module READMEs show text as text`() throws {
    let model = HostileModel.cluster { Variable("A", .input("answer")) }.with {
      Input(
        "answer", type: "string",
        description: "<img src=x onerror=alert(1)> ![p](http://x) | a\n<script>b</script>",
        example: "x")
    }
    let readme = text(try formatted(model, "README"), "README.md")
    #expect(readme.contains("\\<img"))
    for markup in ["<img", "<script", " ![p]"] {
      var rest = readme[...]
      while let range = rest.firstRange(of: markup) {
        let before = rest[..<range.lowerBound].last
        #expect(before == "\\" || before == "!", "\(markup) stands as it is")
        rest = rest[range.upperBound...]
      }
    }
  }

  @Test func `F34 Two file systems and a value over several lines are formatted`() throws {
    _ = try formatted(
      .plain {
        FileSystem("one-files")
        FileSystem("more-files")
      }, "file systems")
    _ = try formatted(
      .plain {
        Declare(
          "q", type: "aws_sqs_queue",
          arguments: ["tags": ["Note": "one\ntwo\n", "Other": "x", "Long": "a\nb"]])
      }, "tags")
  }

  @Test func `Every text that a resource can hold is valid Terraform`() throws {
    for content in HostileTexts.contents + HostileTexts.lines {
      let model = HostileModel.plain {
        Declare(
          "q", type: "aws_sqs_queue",
          arguments: [
            "name": "q", "policy": .string(content),
            "tags": .object(["Note": .string(content), "List": .json([.string(content)])]),
          ])
      }
      _ = try formatted(model, "\(content.debugDescription)")
    }
  }

  // MARK: Secrets

  private func drift(
    _ values: String, sensitive: String, type: String = "aws_secretsmanager_secret_version",
    _ arguments: OrderedDictionary<String, Value>
  ) throws -> String {
    let output = try Output()
    defer { output.folder.remove() }
    let model = HostileModel.plain { Declare("thing", type: type, arguments: arguments) }
    let result = model.yield([.terraform])
    let address = try #require(
      result.terraform.addresses["dev"]?[ElementID("one", "thing")])
    try output.put(
      """
      {"format_version": "1.0", "values": {"root_module": {"resources": [
        {"address": "\(address)", "mode": "managed", "type": "\(type)", "values": \(values),
         "sensitive_values": \(sensitive)}]}}}
      """, at: "state.json")
    final class Lines: @unchecked Sendable { var text = "" }
    let lines = Lines()
    let console = Console(
      isWatched: false, output: { lines.text += $0 }, error: { lines.text += $0 })
    for flag in [[], ["--json"]] {
      _ = ArchitectureCommand.run(
        ["drift", "--environment", "dev", "--state", output.root + "/state.json"] + flag,
        in: CommandContext(
          model: model.architecture, generators: .standard, console: console))
    }
    return lines.text
  }

  @Test(arguments: [
    (#"{"secret_string": "REAL-SECRET"}"#, #"{"secret_string": true}"#),
    (#"{"secret_string": "REAL-SECRET"}"#, "true"),
    // The provider's schema says so, too.
    (#"{"secret_string": "REAL-SECRET"}"#, "{}"),
  ])
  func `F4 Drift tells no secret of a state`(values: String, sensitive: String) throws {
    let text = try drift(
      values, sensitive: sensitive, ["secret_string": "placeholder", "secret_id": "x"])
    #expect(text.contains("secret_string differs (sensitive)"))
    #expect(!text.contains("REAL-SECRET") && !text.contains("placeholder"))
  }

  @Test func `F4 Drift tells no secret inside of a value`() throws {
    let text = try drift(
      #"{"tags": {"a": "REAL-SECRET", "REAL-NAME": "x"}, "name": "seen"}"#,
      sensitive: #"{"tags": {"a": true}}"#, type: "aws_sqs_queue",
      ["tags": ["a": "placeholder"], "name": "other"])
    #expect(text.contains("tags differs (sensitive)"))
    #expect(text.contains("\"seen\""))
    #expect(!text.contains("REAL-"))
  }

  @Test func `F11 Drift leaves alone what Terraform is told to ignore`() throws {
    let output = try Output()
    defer { output.folder.remove() }
    let model = HostileModel.plain {
      Declare(
        "thing", type: "aws_sqs_queue", arguments: ["delay_seconds": 1, "name": "a"],
        lifecycle: ResourceLifecycle(ignoreChanges: ["delay_seconds"]))
    }
    let result = model.yield([.terraform])
    let address = try #require(result.terraform.addresses["dev"]?[ElementID("one", "thing")])
    try output.put(
      """
      {"format_version": "1.0", "values": {"root_module": {"resources": [
        {"address": "\(address)", "mode": "managed", "type": "aws_sqs_queue",
         "values": {"delay_seconds": 7, "name": "b"}}]}}}
      """, at: "state.json")
    final class Lines: @unchecked Sendable { var text = "" }
    let lines = Lines()
    _ = ArchitectureCommand.run(
      ["drift", "--environment", "dev", "--state", output.root + "/state.json"],
      in: CommandContext(
        model: model.architecture, generators: .standard,
        console: Console(isWatched: false, output: { lines.text += $0 }, error: { _ in })))
    #expect(lines.text.contains("name is \"a\""))
    #expect(!lines.text.contains("delay_seconds"))
  }

  @Test func `F33 A sensitive input has no default, and no page shows its example`() throws {
    let model = HostileModel.cluster { Variable("A", .input("password")) }.with {
      Input(
        "password", type: "string", description: "A password.", example: "EXAMPLE-SECRET",
        isSensitive: true)
    }
    let result = model.yield()
    #expect(result.diagnostics.contains { $0.code == .secretInModel })
    for file in result.output.files where file.path != "docs/model.json" {
      let text = String(decoding: file.bytes, as: UTF8.self)
      // The file of examples and the tests are to be run.
      guard !file.path.hasPrefix("terraform/") else { continue }
      #expect(!text.contains("EXAMPLE-SECRET"), "\(file.path)")
    }
    let withDefault = HostileModel.plain { [] }.with {
      Input(
        "password", type: "string", description: "A password.", default: "DEFAULT-SECRET",
        example: "x", isSensitive: true)
    }
    #expect(withDefault.errors == ["PLB064"])
    #expect(!"\(withDefault.evaluate().diagnostics)".contains("DEFAULT-SECRET"))
  }

  @Test func `F33 A secret with its value in the model is told, and no page shows it`() throws {
    let model = HostileModel.plain {
      Declare(
        "db", type: "aws_db_instance",
        arguments: ["password": "LITERAL-SECRET", "instance_class": "db.t4g.micro"])
    }
    let result = model.yield()
    #expect(result.diagnostics.contains { $0.code == .secretInModel })
    #expect(!"\(result.diagnostics)".contains("LITERAL-SECRET"))
    for file in result.output.files where file.path.hasPrefix("docs/") {
      let text = String(decoding: file.bytes, as: UTF8.self)
      #expect(!text.contains("LITERAL-SECRET"), "\(file.path)")
    }
  }
}
