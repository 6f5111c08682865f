import Topology

extension Input {
  /// Declares a value that the user of the Terraform supplies; components take it with
  /// `.input("<name>")`.
  ///
  /// - Parameters:
  ///   - name: The variable's name in snake case.
  ///   - type: Terraform's type expression, for example `list(string)`.
  ///   - description: What the value is, in a sentence.
  ///   - defaultValue: Used where the user gives none; nil makes the variable required.
  ///   - example: A value of the right form.
  ///   - validation: A Terraform condition over `var.<name>` and what to say when it does not hold.
  public init(
    _ name: String, type: String, description: String, default defaultValue: Value? = nil,
    example: Value, validation: Validation? = nil, isSensitive: Bool = false,
    fileID: String = #fileID, line: Int = #line
  ) {
    self.init(
      name, type: type, description: description, default: defaultValue, example: example,
      validation: validation, isSensitive: isSensitive,
      location: SourceLocation(file: fileID, line: line))
  }
}

extension Input: RegionMember {
  public func lower(in scope: Scope, to lowering: inout Lowering) { lowering.add(self) }
}
