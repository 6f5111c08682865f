/// What the documents and the inventory need to know of the generated Terraform.
public struct TerraformSummary: Hashable, Sendable, Codable {
  /// Every module, root modules last.
  public let modules: [Module]
  /// The full address of every element, as a plan prints it, by environment.
  public let addresses: [String: [ElementID: String]]
  /// The resources that an earlier generation gave another address.
  public let moves: [AddressMove]
  /// Whether the Terraform exists already, and the model was read from it: none is generated.
  public let isGiven: Bool
  /// File and line of the block of every element, where the Terraform exists and its folder is known.
  public let places: [ElementID: String]

  /// What is known of the Terraform without reading it.
  public init(
    modules: [Module], addresses: [String: [ElementID: String]], moves: [AddressMove] = [],
    isGiven: Bool = false, places: [ElementID: String] = [:]
  ) {
    self.modules = modules
    self.addresses = addresses
    self.moves = moves
    self.isGiven = isGiven
    self.places = places
  }

  /// One module: a component's, the platform's, or an environment's root.
  public struct Module: Hashable, Sendable, Codable {
    /// What a module is for.
    public enum Role: String, Hashable, Sendable, Codable { case component, platform, environment }
    /// The folder's name, for example `inspection`.
    public let name: String
    /// What it is for.
    public let role: Role
    /// The folder below the output folder, for example `terraform/modules/inspection`.
    public let path: String
    /// What it holds, in a sentence.
    public let summary: String
    /// Its variables, in the order of the file.
    public let variables: [Variable]
    /// Its outputs, in the order of the file.
    public let outputs: [Output]
    /// `type.name` of every resource block, in the order of `main.tf`.
    public let resources: [String]
    /// The modules that it calls, by their call's name.
    public let calls: [String]

    /// A module with its variables and outputs.
    public init(
      name: String, role: Role, path: String, summary: String, variables: [Variable],
      outputs: [Output], resources: [String], calls: [String]
    ) {
      self.name = name
      self.role = role
      self.path = path
      self.summary = summary
      self.variables = variables
      self.outputs = outputs
      self.resources = resources
      self.calls = calls
    }
  }

  /// A variable of a module.
  public struct Variable: Hashable, Sendable, Codable {
    /// The name in Terraform.
    public let name: String
    /// Terraform's type expression.
    public let type: String
    /// What it is for, in a sentence.
    public let description: String
    /// The default as HCL text; nil where the variable is required.
    public let defaultValue: String?

    /// A variable as the module declares it.
    public init(name: String, type: String, description: String, defaultValue: String?) {
      self.name = name
      self.type = type
      self.description = description
      self.defaultValue = defaultValue
    }
  }

  /// An output of a module.
  public struct Output: Hashable, Sendable, Codable {
    /// The name in Terraform.
    public let name: String
    /// What it is for, in a sentence.
    public let description: String

    /// An output as the module declares it.
    public init(name: String, description: String) {
      self.name = name
      self.description = description
    }
  }
}
