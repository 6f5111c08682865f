import Foundation

/// What views need of Graphviz's geometry, in hundredths of a point, y downwards.
struct GraphvizAnswer: Hashable, Sendable, Codable {
  var nodes: [Node]
  var clusters: [Cluster]
  var lines: [Line]

  struct Node: Hashable, Sendable, Codable {
    var name: String
    var x: Int
    var y: Int
  }

  struct Cluster: Hashable, Sendable, Codable {
    var name: String
    var x: Int
    var y: Int
    var width: Int
    var height: Int
  }

  struct Line: Hashable, Sendable, Codable {
    var name: String
    /// x and y by turns.
    var path: [Int]
    var tip: [Int]

    var points: [Point] { Self.points(path) }
    var arrowTip: Point? { Self.points(tip).first }

    private static func points(_ numbers: [Int]) -> [Point] {
      stride(from: 0, to: numbers.count - 1, by: 2).map { Point(numbers[$0], numbers[$0 + 1]) }
    }
  }

  /// The text kept in a memo.
  func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self)
  }

  init?(text: String) {
    guard let answer = try? JSONDecoder().decode(Self.self, from: Data(text.utf8)) else {
      return nil
    }
    self = answer
  }

  init(nodes: [Node], clusters: [Cluster], lines: [Line]) {
    self.nodes = nodes
    self.clusters = clusters
    self.lines = lines
  }
}
