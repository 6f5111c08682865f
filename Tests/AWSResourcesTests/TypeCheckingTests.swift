import Foundation
import Testing

/// What must and must not compile, judged by the compiler against the built module.
@Suite struct TypeCheckingTests {
  @Test func onlyArgumentsOfTheRightTypeCompile() throws {
    guard let modules = Self.modules else {
      Judge.isMissing("the built modules are not beside the test runner")
      return
    }
    let errors = try typecheck(
      """
      import AWSResources
      import Topology
      let fine = AWS.Vpc(cidrBlock: "10.0.0.0/16", enableDnsHostnames: true)
      let symbol = AWS.Vpc(cidrBlock: .value(.input("cidr")))
      let boolForString = AWS.Vpc(cidrBlock: true)
      let stringForBool = AWS.Vpc(enableDnsHostnames: "true")
      let listForString = AWS.Vpc(cidrBlock: ["10.0.0.0/16"])
      let unknownName = AWS.Vpc(cidr: "10.0.0.0/16")
      let missing = AWS.Subnet(cidrBlock: "10.0.0.0/24")
      let numbersForStrings = AWS.NetworkInterface(subnetId: "a", securityGroups: [1])
      """, modules: modules)
    #expect(
      errors.map(\.line) == [5, 6, 7, 8, 9, 10],
      "\(errors.map { "\($0.line): \($0.text)" }.joined(separator: "\n"))")
  }

  private static var modules: URL? {
    guard let runner = CommandLine.arguments.first else { return nil }
    var folder = URL(fileURLWithPath: runner).deletingLastPathComponent()
    while folder.path != "/" {
      let modules = folder.appendingPathComponent("Modules")
      let module = modules.appendingPathComponent("AWSResources.swiftmodule")
      if FileManager.default.fileExists(atPath: module.path) { return modules }
      folder.deleteLastPathComponent()
    }
    return nil
  }

  /// The errors of the snippet, one for each line, in the order of the lines.
  private func typecheck(_ snippet: String, modules: URL) throws -> [(line: Int, text: String)] {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("typecheck-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("main.swift")
    let output = folder.appendingPathComponent("output")
    try Data(snippet.utf8).write(to: file)
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["swiftc", "-typecheck", "-I", modules.path, file.path]
    process.standardError = try FileHandle(forWritingTo: output)
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    let text = try String(contentsOf: output, encoding: .utf8)
    var errors: [(line: Int, text: String)] = []
    for line in text.split(separator: "\n") where line.contains("main.swift:") {
      let parts = line.split(separator: ":", maxSplits: 3)
      guard parts.count == 4, parts[3].contains(" error:"), let number = Int(parts[1]) else {
        continue
      }
      if !errors.contains(where: { $0.line == number }) {
        errors.append((number, String(parts[3])))
      }
    }
    return errors.sorted { $0.line < $1.line }
  }
}
