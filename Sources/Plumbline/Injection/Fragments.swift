/// The named pieces of Markdown that files of the user's may ask for.
package struct Fragments: Sendable {
  private let allNames: @Sendable () -> [String]
  /// A piece by its name, as seen from the file at a path; nil for a name that is none.
  package let text: @Sendable (_ name: String, _ path: String) -> String?

  package init(
    names: @escaping @autoclosure @Sendable () -> [String] = [],
    text: @escaping @Sendable (String, String) -> String? = { _, _ in nil }
  ) {
    allNames = names
    self.text = text
  }

  /// Every name. Asked for only where one is unknown, because it takes all pieces to tell them.
  package var names: [String] { allNames() }
}
