import Foundation
import Synchronization
import Terraform
import TestSupport
import Testing
import Topology

/// The tests that every generated module brings along, run by Terraform itself.
@Suite struct ModuleTests {
  @Test(arguments: ["architecture", "two-vpcs"])
  func everyModulePassesItsTests(program: String) throws {
    guard let terraform = try requireTool("terraform", for: "the tests of the modules") else {
      return
    }
    let generated = try GeneratedArchitecture.shared(program)
    let copy = try TemporaryFolder()
    defer { copy.remove() }
    let modules = copy.url.appendingPathComponent("modules")
    try FileManager.default.copyItem(
      at: generated.folder.url.appendingPathComponent("terraform/modules"), to: modules)
    let names = try FileManager.default.contentsOfDirectory(atPath: modules.path).sorted()
    #expect(names.count > 1)
    for name in names {
      let tests = modules.appendingPathComponent("\(name)/tests/\(name).tftest.hcl").path
      #expect(FileManager.default.fileExists(atPath: tests), "\(name) has no tests")
    }

    let failures = Mutex<[String]>([])
    DispatchQueue.concurrentPerform(iterations: names.count) { index in
      let answer: String
      do {
        let result = try Self.test(modules.appendingPathComponent(names[index]), terraform)
        if result.succeeded { return }
        answer = result.everything
      } catch {
        answer = String(describing: error)
      }
      failures.withLock { $0.append("\(names[index]): \(answer)") }
    }
    let all = failures.withLock(\.self)
    #expect(all.isEmpty, "\(all.joined(separator: "\n"))")
  }

  /// One mistake in the model, and what the test of the module says of it.
  struct Mutation: Sendable, CustomTestStringConvertible {
    let module: String
    let message: String
    let type: String
    let change: @Sendable (inout Resource) -> Void
    var testDescription: String { message }
  }

  @Test(arguments: [
    Mutation(
      module: "inspection", message: "Appliance mode must be on",
      type: "aws_ec2_transit_gateway_vpc_attachment"
    ) { $0.arguments["appliance_mode_support"] = "disable" },
    Mutation(
      module: "inspection", message: "must lead to the firewall endpoint of their own zone",
      type: "aws_route"
    ) { route in
      guard case .reference(let endpoint)? = route["vpc_endpoint_id"] else { return }
      let others = ["a": "b", "b": "c", "c": "a"]
      route.arguments["vpc_endpoint_id"] = .reference(
        endpoint.element, endpoint.attribute, key: endpoint.key.flatMap { others[$0] })
    },
    Mutation(
      module: "egress", message: "Each zone must reach the internet by its own NAT gateway",
      type: "aws_route"
    ) { route in
      guard case .reference(let gateway)? = route["nat_gateway_id"] else { return }
      route.arguments["nat_gateway_id"] = .reference(
        gateway.element.keyed("a"), gateway.attribute)
    },
    Mutation(
      module: "whisper", message: "A file system must be encrypted.",
      type: "aws_efs_file_system"
    ) { $0.arguments["encrypted"] = false },
    Mutation(
      module: "metrics", message: "A task must mount file systems by encrypted connections",
      type: "aws_ecs_task_definition"
    ) { task in
      guard case .blocks(var volumes)? = task["volume"] else { return }
      for index in volumes.indices {
        guard case .blocks(var efs)? = volumes[index]["efs_volume_configuration"] else { continue }
        efs[0]["transit_encryption"] = "DISABLED"
        volumes[index]["efs_volume_configuration"] = .blocks(efs)
      }
      task.arguments["volume"] = .blocks(volumes)
    },
  ])
  func aMistakeInTheModelMakesATestFail(mutation: Mutation) throws {
    guard let terraform = try requireTool("terraform", for: "the tests of the modules") else {
      return
    }
    var topologies = try GeneratedArchitecture.shared("architecture").topologies()
    for environment in topologies.indices {
      for index in topologies[environment].resources.indices
      where topologies[environment].resources[index].type == mutation.type {
        mutation.change(&topologies[environment].resources[index])
      }
    }
    let result = TerraformGenerator(environments: topologies).generate()
    #expect(result.diagnostics.map(\.description) == [])
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let path = "terraform/modules/\(mutation.module)/"
    for file in result.files where file.path.hasPrefix(path) {
      try folder.write(file.bytes, to: file.path)
    }
    let test = try Self.test(folder.url.appendingPathComponent(path), terraform)
    #expect(!test.succeeded)
    let words = test.everything.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains(mutation.message), "\(test.everything)")
    #expect(words.contains("1 failed"), "\(test.everything)")
  }

  private static func test(_ module: URL, _ terraform: String) throws -> ToolResult {
    let environment = [
      "TF_CLI_CONFIG_FILE": "/dev/null", "TF_IN_AUTOMATION": "1", "CHECKPOINT_DISABLE": "1",
    ]
    let initialised = try run(
      terraform, arguments: ["init", "-input=false", "-no-color"] + TerraformMirror.arguments(),
      environment: environment, directory: module)
    guard initialised.succeeded else { return initialised }
    return try run(
      terraform, arguments: ["test", "-no-color"], environment: environment, directory: module)
  }
}
