/// All server names, split into the classes that no rule of the network tells apart.
///
/// Class 0 is the absence of a name. Every other class is stood for by one name: a name that a rule
/// mentions, a name below it, or a name that no rule mentions. Two names of one class match the
/// same patterns, so a set of classes is an exact set of names.
package struct NameSpace: Sendable {
  private let samples: [ServerName?]

  /// A name that no rule mentions.
  static let other = "other.invalid"
  /// What a name below another begins with.
  static let below = "any-other-host."

  package init(_ matches: [NameMatch]) {
    var names: [String] = [Self.other]
    for base in Set(matches.flatMap(\.patterns).compactMap(\.base)).sorted() {
      names.append(base)
      // A label that no rule would name keeps this class apart from more specific patterns.
      names.append(Self.below + base)
    }
    samples =
      [nil]
      + ServerName.Carrier.allCases.flatMap { carrier in
        names.map { ServerName($0, in: carrier) }
      }
  }

  /// Whether a rule of the network speaks of names.
  package var areMentioned: Bool { samples.count > 1 + ServerName.Carrier.allCases.count }

  package static let noName = IntervalSet(0)

  package var all: IntervalSet { IntervalSet(0, UInt32(samples.count - 1)) }

  /// The classes that carry a name.
  package var named: IntervalSet { all.subtracting(Self.noName) }

  package func classes(_ match: NameMatch) -> IntervalSet {
    IntervalSet(
      samples.indices.filter { match.matches(samples[$0]) }
        .map { .init(UInt32($0), UInt32($0)) })
  }

  /// The class of one name; of a name that no rule mentions that of the names which rules treat alike.
  package func classes(of name: ServerName?) -> IntervalSet {
    guard let name else { return Self.noName }
    func place(_ text: String) -> IntervalSet? {
      samples.firstIndex(of: ServerName(text, in: name.carrier)).map { IntervalSet(UInt32($0)) }
    }
    if let own = place(name.name) { return own }
    // The longest name that it is below: `c.d` of `a.b.c.d`.
    var labels = name.name.split(separator: ".")
    while !labels.isEmpty {
      labels.removeFirst()
      if let class_ = place(Self.below + labels.joined(separator: ".")) { return class_ }
    }
    return place(Self.other) ?? .empty
  }

  /// A name of the class; nil for the class without one.
  package func sample(_ index: UInt32) -> ServerName? {
    samples.indices.contains(Int(index)) ? samples[Int(index)] : nil
  }
}
