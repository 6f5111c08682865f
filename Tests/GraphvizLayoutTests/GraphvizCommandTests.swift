import Foundation
import Testing

@testable import GraphvizLayout

/// The same text through the `neato` command: another process, the same picture.
@Suite struct GraphvizCommandTests {
  @Test func theCommandDrawsTheSame() throws {
    guard let command = Self.command("neato") else {
      print("skipped: the command neato is not installed (Debian: graphviz)")
      #expect(
        ProcessInfo.processInfo.environment["CI"] == nil, "CI has to have Graphviz's commands")
      return
    }
    let geometry = try Graphviz.layout(GraphvizTests.pinned, engine: .neatoPinned)
    let lines = try Self.run(command, ["-n2", "-Tplain"], input: GraphvizTests.pinned)
      .split(separator: "\n").map { $0.split(separator: " ").map(String.init) }

    // The command moves the drawing to the origin, counts in inches, and y upwards.
    func x(_ text: String) throws -> Double {
      try #require(Double(text)) * 72 + geometry.bounds.minX
    }
    func y(_ text: String) throws -> Double {
      geometry.bounds.maxY - (try #require(Double(text)) * 72)
    }
    let nodes = lines.filter { $0[0] == "node" }
    #expect(nodes.count == geometry.nodes.count)
    for (line, box) in zip(nodes, geometry.nodes.values) {
      #expect(abs(try x(line[2]) - box.center.x) < 0.05)
      #expect(abs(try y(line[3]) - box.center.y) < 0.05)
    }
    let edges = lines.filter { $0[0] == "edge" }
    #expect(edges.count == geometry.edges.count)
    for (line, edge) in zip(edges, geometry.edges) {
      #expect(Int(line[3]) == edge.points.count)
      for (index, point) in edge.points.enumerated() {
        #expect(abs(try x(line[4 + index * 2]) - point.x) < 0.05)
        #expect(abs(try y(line[5 + index * 2]) - point.y) < 0.05)
      }
    }
  }

  static func command(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(fileURLWithPath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  static func run(_ command: URL, _ arguments: [String], input: String) throws -> String {
    let process = Process()
    let (stdin, stdout) = (Pipe(), Pipe())
    process.executableURL = command
    process.arguments = arguments
    process.standardInput = stdin
    process.standardOutput = stdout
    try process.run()
    stdin.fileHandleForWriting.write(Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: output, as: UTF8.self)
  }
}
