/// Moves things on a line as little as needed until none overlaps.
enum Spread {
  /// The places of things of some width, in their order, each as near to where it wants to be as
  /// the others allow.
  static func places(
    _ wanted: [(place: Int, width: Int)], gap: Int, from low: Int, to high: Int
  ) -> [Int] {
    var places = wanted.map(\.place)
    var next = low
    for index in places.indices {
      places[index] = max(places[index], next)
      next = places[index] + wanted[index].width + gap
    }
    var limit = high
    for index in places.indices.reversed() {
      places[index] = min(places[index], limit - wanted[index].width)
      limit = places[index] - gap
    }
    return places
  }

  /// Points, in their order.
  static func points(_ wanted: [Int], gap: Int, from low: Int, to high: Int) -> [Int] {
    guard wanted.count > 1 else { return wanted.map { min(max($0, low), high) } }
    // Where the line is too short for all, they stand closer.
    let gap = min(gap, (high - low) / (wanted.count - 1))
    return places(wanted.map { ($0, 0) }, gap: gap, from: low, to: high)
  }
}
