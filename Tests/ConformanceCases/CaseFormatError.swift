/// A case that is not written in the words that this target understands.
package struct CaseFormatError: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}
