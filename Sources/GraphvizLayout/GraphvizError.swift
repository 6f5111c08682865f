/// Why Graphviz gave no layout.
package struct GraphvizError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Graphviz's own words, such as "Error: <unknown>: syntax error in line 1 near '->'".
  package let messages: String

  package var description: String {
    let words = messages.split(separator: "\n").joined(separator: "\n")
    return words.isEmpty ? "Graphviz gave no layout and no reason" : words
  }
}
