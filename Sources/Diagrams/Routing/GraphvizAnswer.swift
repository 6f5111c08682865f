import Foundation

/// What views need of Graphviz's geometry, in hundredths of a point, y downwards.
struct GraphvizAnswer: Hashable, Sendable, Codable {
  var nodes: [Node]
  var clusters: [Cluster]

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

  init(nodes: [Node], clusters: [Cluster]) {
    self.nodes = nodes
    self.clusters = clusters
  }
}
