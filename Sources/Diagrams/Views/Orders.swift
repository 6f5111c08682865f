/// The orders in which things can stand side by side.
enum Orders {
  /// Every order worth a try: of two or three things all, of more the given one and its reverse.
  static func all<T>(_ things: [T]) -> [[T]] {
    guard things.count > 1 else { return [things] }
    guard things.count < 4 else { return [things, things.reversed()] }
    return things.indices.flatMap { index in
      var rest = things
      let first = rest.remove(at: index)
      return all(rest).map { [first] + $0 }
    }
  }
}
