/// The shape of a sheet: between 4:3 and 16:9, as pages and screens are.
enum PageShape {
  /// What the words at the foot may add to a sheet's height.
  static let foot = 20

  /// How large a page of this size prints on a landscape A3, in thousandths of its own size, once
  /// it is made wide or high enough.
  static func score(width: Int, height: Int) -> Int {
    scale(width: max(width, height * 4 / 3), height: max(height, width * 9 / 16))
  }

  /// How large a sheet of this size prints on a landscape A3, in thousandths of its own size.
  static func scale(width: Int, height: Int) -> Int {
    min(1_191_000 / width, 842_000 / height)
  }

  /// The least width of a sheet of this height, its foot not counted.
  static func leastWidth(height: Int) -> Int { ((height + foot) * 4 + 2) / 3 }
}
