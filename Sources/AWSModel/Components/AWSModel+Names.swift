import Topology

/// What sentences call the elements of a model.
extension AWSModel {
  /// What a reader calls the resource.
  package func title(_ resource: Resource) -> String {
    resource.title.isEmpty ? resource.id.description : resource.title
  }

  /// What a reader calls the element.
  package func title(_ id: ElementID) -> String { resource(id).map(title) ?? id.description }

  /// What a sentence calls the resource: by its title, `the security group of the app service`, or
  /// where nobody has given it one by its kind and identity, `security group metrics/app`.
  package func phrase(_ kind: String, _ resource: Resource) -> String {
    guard isTitled(resource) else { return "\(kind) \(resource.id)" }
    // A VPC's title is a name.
    return vpcs[resource.id] != nil
      ? "the \(resource.title)" : "the \(Self.withinSentence(resource.title))"
  }

  /// The same with an article in both cases: `the VPC alpha/vpc`.
  package func the(_ kind: String, _ id: ElementID) -> String {
    guard let resource = resource(id) else { return "the \(kind) \(id)" }
    return isTitled(resource) ? phrase(kind, resource) : "the \(kind) \(id)"
  }

  /// A name in quotes where the resource has a title, else its identity.
  package func quotedName(_ resource: Resource) -> String {
    isTitled(resource) ? "\"\(resource.id.name)\"" : resource.id.description
  }

  package func isTitled(_ resource: Resource) -> Bool {
    !resource.title.isEmpty && resource.title != resource.id.description
  }

  /// The title with its first letter in lower case; abbreviations and names such as NAT, HTTPS and
  /// VPC stay as they are.
  private static func withinSentence(_ title: String) -> String {
    guard let second = title.dropFirst().first, second.isLowercase || second == " " else {
      return title
    }
    return title.prefix(1).lowercased() + title.dropFirst()
  }
}
