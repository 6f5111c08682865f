/// The named pieces of Markdown that files of the user's may ask for.
package struct Fragments: Sendable {
  package let names: [String]
  /// A piece by its name, as seen from the file at a path; nil for a name that is none.
  package let text: @Sendable (_ name: String, _ path: String) -> String?

  package init(
    names: [String] = [], text: @escaping @Sendable (String, String) -> String? = { _, _ in nil }
  ) {
    self.names = names
    self.text = text
  }
}
