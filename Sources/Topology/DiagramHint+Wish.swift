extension DiagramHint {
  /// What may be wished.
  public enum Wish: Hashable, Sendable {
    /// The element goes by this title.
    case title(String)
    /// The element is not drawn.
    case hidden
    /// The VPC is in this row: 1 above the transit gateway, 2 below it.
    case row(Int)
    /// The VPC is at this place of its row, counted from 1 at the left.
    case column(Int)
    /// The VPC is right of this one, in its row.
    case beside(ElementID)
  }
}

/// JSON form: `"hidden"`, or an object with one of `title`, `row`, `column` and `beside`.
extension DiagramHint.Wish: Codable {
  private enum CodingKeys: String, CodingKey { case title, row, column, beside }

  public init(from decoder: any Decoder) throws {
    if let name = decoder.text {
      guard name == "hidden" else { throw decoder.unknown(name, as: "wish for a diagram") }
      self = .hidden
      return
    }
    let container = try decoder.container(keyedBy: CodingKeys.self)
    if let title = try container.decodeIfPresent(String.self, forKey: .title) {
      self = .title(title)
    } else if let row = try container.decodeIfPresent(Int.self, forKey: .row) {
      self = .row(row)
    } else if let column = try container.decodeIfPresent(Int.self, forKey: .column) {
      self = .column(column)
    } else {
      self = .beside(try container.decode(ElementID.self, forKey: .beside))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    if case .hidden = self {
      try "hidden".encode(to: encoder)
      return
    }
    var container = encoder.container(keyedBy: CodingKeys.self)
    switch self {
    case .title(let title): try container.encode(title, forKey: .title)
    case .row(let row): try container.encode(row, forKey: .row)
    case .column(let column): try container.encode(column, forKey: .column)
    case .beside(let vpc): try container.encode(vpc, forKey: .beside)
    case .hidden: break
    }
  }
}
