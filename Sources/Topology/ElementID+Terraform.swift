extension ElementID {
  /// An element of an import, by its Terraform address.
  ///
  /// ```swift
  /// Decision("One NAT gateway", on: ElementID(terraform: "module.vpc.aws_nat_gateway.this[0]")) { … }
  /// ```
  /// Where elements are named, `*` stands for any text in it: `module.spoke["*"].aws_instance.*`. An
  /// address that no element has is reported (PLB002), with its nearest.
  public init(terraform address: String) {
    self = ElementID(text: address) ?? ElementID(path: [address])
  }

  /// Whether it is a Terraform address, as elements of an import have.
  package var isTerraformAddress: Bool { path.last?.contains(".") ?? false }

  /// Whether it stands for all elements that it fits.
  package var isPattern: Bool { description.contains("*") }

  /// Whether the pattern fits the other's text; `*` is any text, none included.
  package func fits(_ other: ElementID) -> Bool {
    let parts = description.split(separator: "*", omittingEmptySubsequences: false)
    let text = other.description
    guard parts.count > 1 else { return description == text }
    guard text.hasPrefix(parts[0]), text.count >= parts[0].count + (parts.last?.count ?? 0),
      text.hasSuffix(parts[parts.count - 1])
    else { return false }
    var rest = text.dropFirst(parts[0].count).dropLast(parts[parts.count - 1].count)
    for part in parts.dropFirst().dropLast() where !part.isEmpty {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return true
  }
}
