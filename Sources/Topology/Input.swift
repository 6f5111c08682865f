/// A value that the user of the Terraform supplies because the model cannot know it, for example
/// the ARN of a certificate.
///
/// It becomes a variable of the environment's root module, of the platform and of each module that
/// uses it.
public struct Input: Hashable, Sendable, Codable {
  /// The variable's name in snake case, for example `certificate_arn`.
  public let name: String
  /// Terraform's type expression, for example `string` or `list(string)`.
  public let type: String
  /// What the value is, in a sentence.
  public let description: String
  /// Used where the user gives none; nil makes the variable required.
  public let defaultValue: Value?
  /// A value of the right form, for the documents and for trying a plan.
  public let example: Value
  /// A Terraform condition over `var.<name>` and what to say when it does not hold.
  public let validation: Validation?
  /// Whether Terraform hides the value; then it has no default (PLB064).
  public let isSensitive: Bool
  /// Where it was declared.
  public let origin: Origin

  /// A condition that Terraform checks, and what it says where the value does not meet it.
  public struct Validation: Hashable, Sendable, Codable {
    /// The condition in HCL, which names the variable as `var.NAME`.
    public let condition: String
    /// A sentence for whoever runs the Terraform.
    public let message: String

    /// A validation of Terraform's.
    public init(condition: String, message: String) {
      self.condition = condition
      self.message = message
    }
  }

  /// - Parameters:
  ///   - name: The variable's name in Terraform, in snake case; unique (PLB001).
  ///   - type: The variable's type in HCL, for example `string`.
  public init(
    _ name: String, type: String, description: String, default defaultValue: Value? = nil,
    example: Value, validation: Validation? = nil, isSensitive: Bool = false,
    origin: Origin
  ) {
    self.name = name
    self.type = type
    self.description = description
    self.defaultValue = defaultValue
    self.example = example
    self.validation = validation
    self.isSensitive = isSensitive
    self.origin = origin
  }
}

extension Input: Originated {
  /// What the author declared in a Swift file.
  public init(
    _ name: String, type: String, description: String, default defaultValue: Value? = nil,
    example: Value, validation: Validation? = nil, isSensitive: Bool = false,
    location: SourceLocation
  ) {
    self.init(
      name, type: type, description: description, default: defaultValue, example: example,
      validation: validation, isSensitive: isSensitive, origin: .source(location))
  }
}
