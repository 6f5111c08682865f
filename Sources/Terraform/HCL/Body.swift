/// What stands between the braces of a block, or in a file.
package struct Body: Hashable, Sendable {
  package var items: [Item]

  package init(_ items: [Item] = []) { self.items = items }

  package enum Item: Hashable, Sendable {
    case attribute(String, HCLExpression, comment: String = "")
    case block(Block)
    case comment(String)
    /// A comment that a tool reads: one line, whatever its length.
    case directive(String)
    /// An empty line where the usual rules would not give one.
    case blank
  }

  package mutating func append(_ name: String, _ value: HCLExpression, comment: String = "") {
    items.append(.attribute(name, value, comment: comment))
  }

  package mutating func append(_ block: Block) { items.append(.block(block)) }

  /// Every expression in the body, nested blocks included, in order.
  package var expressions: [HCLExpression] {
    items.flatMap { item -> [HCLExpression] in
      switch item {
      case .attribute(_, let value, _): [value]
      case .block(let block): block.body.expressions
      case .comment, .directive, .blank: []
      }
    }
  }

  package func mentions(_ target: HCLExpression) -> Bool {
    expressions.contains { $0.mentions(target) }
  }

  /// The body with every occurrence of an expression replaced.
  package func replacing(_ target: HCLExpression, with other: HCLExpression) -> Body {
    Body(
      items.map { item in
        switch item {
        case .attribute(let name, let value, let comment):
          .attribute(name, value.replacing(target, with: other), comment: comment)
        case .block(let block):
          .block(block.with(body: block.body.replacing(target, with: other)))
        case .comment, .directive, .blank: item
        }
      })
  }
}

/// A block such as `resource "aws_vpc" "this" { … }`.
package struct Block: Hashable, Sendable {
  package let type: String
  package let labels: [String]
  package let body: Body
  /// Written above the block.
  package let comment: String

  package init(_ type: String, _ labels: [String], comment: String = "", _ body: Body) {
    self.type = type
    self.labels = labels
    self.body = body
    self.comment = comment
  }

  package init(
    _ type: String, _ labels: [String], comment: String = "", _ items: [Body.Item]
  ) {
    self.init(type, labels, comment: comment, Body(items))
  }

  package func with(body: Body) -> Block { Block(type, labels, comment: comment, body) }
}
