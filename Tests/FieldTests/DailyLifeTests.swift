import ArchitectureDSL
import DesignRules
import Diagrams
import Documentation
import Foundation
import Plumbline
import Starter
import Terraform
import TestSupport
import Testing
import Topology

/// What a checkout, a commit and a reader meet.
@Suite struct DailyLifeTests {
  /// F22: a checkout on Windows writes other line endings.
  @Test func `Files with other line endings are no stale ones, and none that was edited`() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let output = GeneratedOutput(
      files: [
        GeneratedFile(path: "docs/a.md", text: "one\ntwo\n"),
        GeneratedFile(path: "terraform/modules/b/main.tf", text: "# b\n"),
      ], isWhole: true)
    let writer = Writer(OutputFolder(folder.path))
    _ = writer.write(output)
    for path in ["docs/a.md", "terraform/modules/b/main.tf", "docs/manifest.json"] {
      let url = folder.url.appendingPathComponent(path)
      let text = try String(contentsOf: url, encoding: .utf8)
      try folder.write(text.replacing("\n", with: "\r\n").utf8, to: path)
    }
    let again = writer.write(output)
    #expect(!again.diagnostics.hasErrors, "\(again.diagnostics)")
    #expect(again.description == "0 files written, 2 unchanged")
  }

  @Test func `A new package keeps one form of line endings`() throws {
    let package = try StarterPackage(name: "shop", plumbline: .folder("/plumbline"))
    let attributes = try #require(package.files.first { $0.path == ".gitattributes" }).text
    #expect(attributes.contains("docs/** text=auto eol=lf"))
    #expect(attributes.contains("terraform/** text=auto eol=lf"))
  }

  /// F23: the hook reads the working tree, so what it reads must be what is committed.
  @Test func `The hook refuses a commit without the files that were regenerated`() throws {
    guard let git = try requireTool("git", for: "commits with the hook") else { return }
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let package = try StarterPackage(name: "shop", plumbline: .folder("/plumbline"))
    let hook = try #require(package.files.first { $0.path == ".githooks/pre-commit" }).text
    try folder.write(hook.utf8, to: ".githooks/pre-commit")
    // The check itself is content with what the folder holds.
    try folder.write("#!/bin/sh\nexit 0\n".utf8, to: ".tools/swift")
    for path in [".githooks/pre-commit", ".tools/swift"] {
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755],
        ofItemAtPath: folder.url.appendingPathComponent(path).path)
    }
    func run(_ arguments: String...) throws -> Bool {
      let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
      return try TestSupport.run(
        git,
        arguments: ["-c", "user.name=a", "-c", "user.email=a@example.com"] + arguments,
        environment: ["PATH": "\(folder.path)/.tools:\(path)", "HOME": folder.path],
        directory: folder.url
      ).succeeded
    }
    #expect(try run("init", "--quiet"))
    #expect(try run("config", "core.hooksPath", ".githooks"))
    try folder.write("// one\n".utf8, to: "architecture/Shop.swift")
    try folder.write("one\n".utf8, to: "docs/README.md")
    #expect(try run("add", "architecture", "docs"))
    #expect(try run("commit", "--quiet", "-m", "one"))
    try folder.write("// two\n".utf8, to: "architecture/Shop.swift")
    try folder.write("two\n".utf8, to: "docs/README.md")
    #expect(try run("add", "architecture"))
    #expect(try !run("commit", "--quiet", "-m", "the model alone"))
    #expect(try run("add", "docs"))
    #expect(try run("commit", "--quiet", "-m", "both"))
    // Also a file that was never added.
    try folder.write("three\n".utf8, to: "terraform/new.tf")
    try folder.write("// three\n".utf8, to: "architecture/Shop.swift")
    #expect(try run("add", "architecture"))
    #expect(try !run("commit", "--quiet", "-m", "without the new file"))
  }

  /// F21: S3 refuses us-east-1 as a place and wants every other Region as one.
  @Test(arguments: [("virginia", false), ("base", true)])
  func `The state's bucket is made in every Region`(_ name: String, _ hasPlace: Bool) throws {
    guard let shell = try requireTool("sh", for: "the commands of the operations page") else {
      return
    }
    let topologies = try #require(FieldCase.all[name]).evaluation.topologies
    let terraform = TerraformGenerator(environments: topologies).generate()
    let pages = DocumentationGenerator(
      environments: topologies, diagrams: [], terraform: terraform.summary, diagnostics: []
    ).generate().files
    let page = try #require(pages.first { $0.path == "docs/operations.md" })
    let commands = try #require(
      String(decoding: page.bytes, as: UTF8.self).split(separator: "```sh\n").dropFirst()
        .compactMap { $0.split(separator: "```").first }.first { $0.contains("create-bucket") })
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let backend = try #require(
      terraform.files.first { $0.path == "terraform/environments/dev/backend.tf" })
    try folder.write(backend.bytes, to: "backend.tf")
    try folder.write("#!/bin/sh\necho \"$@\"\n".utf8, to: ".tools/aws")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755],
      ofItemAtPath: folder.url.appendingPathComponent(".tools/aws").path)
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let result = try TestSupport.run(
      shell, arguments: ["-eu", "-c", String(commands)],
      environment: [
        "PATH": "\(folder.path)/.tools:\(path)", "place": "left from another environment",
      ], directory: folder.url)
    #expect(result.succeeded, "\(result.everything)")
    let region = topologies[0].region.code
    let made = try #require(
      result.everything.split(separator: "\n").first { $0.contains("create-bucket") })
    #expect(made.contains("--region \(region)"))
    #expect(
      made.contains("--create-bucket-configuration LocationConstraint=\(region)") == hasPlace)
    #expect(!made.contains("another"))
  }

  /// F25: a workload VPC with a firewall of its own is no inspection VPC.
  @Test func `A firewall of the VPC's own makes no rule of the transit gateway speak`() {
    let input = one { _ in
      Region(.ireland) {
        TransitGateway("hub") {
          TransitGatewayRouteTable("everyone") {
            Associates("shop", "office")
            Propagates("shop", "office")
          }
        }
        WorkloadVPC("office", prefixLength: 20, transitGateway: "hub")
        VPC("shop", prefixLength: 20, transitGateway: "hub") {
          Subnets("public") {
            Route(to: .internetGateway)
            Route("return", destination: .tier("app"), to: .firewallOfDestination("own"))
          }
          Subnets("firewall", prefixLength: 28) { Route(to: .natGateway) }
          Subnets("app") {
            Route(to: .firewall("own"))
            Route("office", destination: .vpc("office"), to: .transitGateway)
          }
          NetworkFirewall("own") { AllowDomains("domains", [".example.com"]) }
        }
      }
    }
    let codes = input.diagnostics.map(\.code)
    #expect(!input.diagnostics.hasErrors, "\(input.diagnostics)")
    #expect(!codes.contains(.applianceModeOff))
    #expect(!codes.contains(.inspectionTableShared))
  }

  /// F27: the name that resolves has the namespace's behind it.
  @Test func `A sheet names a service as it resolves`() throws {
    let input = one { _ in
      Region(.ireland) {
        VPC("net", prefixLength: 20) {
          Subnets("public") { Route(to: .internetGateway) }
          Subnets("app") { Route(to: .natGateway) }
          ECSCluster("apps", release: "1") {
            Service("orders", cpu: 256, memory: 512) { Listens(.http(8080)) }
            Service("web", cpu: 256, memory: 512) { Sends(.http(8080), to: "orders") }
          }
        }
      }
    }
    let files = DiagramGenerator(environments: input.evaluation.topologies, formats: [.svg])
      .generate().files
    let sheet = try #require(files.first { $0.path.contains("workload") })
    let text = String(decoding: sheet.bytes, as: UTF8.self)
    #expect(text.contains("orders.dev.apps.internal"))
  }
}
