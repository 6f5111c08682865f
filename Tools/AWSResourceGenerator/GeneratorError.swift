/// Why nothing can be generated.
package enum GeneratorError: Error, Equatable, CustomStringConvertible {
  /// Listed resource types that the provider does not have.
  case unknownTypes([String])
  /// A line of the list that is not a resource type.
  case malformedLine(number: Int, text: String)
  /// A line of the list that is not after the one before it.
  case unsorted(number: Int, text: String)
  /// Two resource types or arguments that have one name in Swift.
  case nameClash(String)
  /// Terraform could not be run or failed.
  case terraform(String)
  /// A file in the output folder that was not generated.
  case foreignFile(String)

  package var description: String {
    switch self {
    case .unknownTypes(let types):
      "the provider has no resource type \(types.map { "'\($0)'" }.joined(separator: ", ")); "
        + "correct or remove it in the list of resource types"
    case .malformedLine(let number, let text):
      "line \(number) of the list is not a resource type: '\(text)'; "
        + "write one type in each line, such as aws_subnet"
    case .unsorted(let number, let text):
      "line \(number) of the list, '\(text)', is not in alphabetical order or is there twice"
    case .nameClash(let text):
      "two names become one in Swift: \(text)"
    case .terraform(let text):
      "terraform could not supply the provider's schema: \(text)"
    case .foreignFile(let path):
      "'\(path)' was not generated; move it out of the output folder"
    }
  }
}
