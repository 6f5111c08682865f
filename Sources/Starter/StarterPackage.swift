/// A new package with a small architecture that generates and passes `check` at once.
///
/// ```swift
/// let package = try StarterPackage(name: "shop-network", plumbline: .folder("../plumbline"))
/// try package.write(to: "shop-network")
/// ```
package struct StarterPackage: Sendable {
  /// Where the new package finds Plumbline.
  package enum Source: Hashable, Sendable {
    /// A folder, absolute or relative to the new package.
    case folder(String)
    /// The address of a Git repository, from a version of it on.
    case version(String, of: String)
    /// The address of a Git repository, of which the head of a branch is taken.
    case branch(String, of: String)
  }

  package struct File: Hashable, Sendable {
    /// Below the package's folder.
    package let path: String
    package let text: String
    package var isExecutable = false

    package init(path: String, text: String, isExecutable: Bool = false) {
      self.path = path
      self.text = text
      self.isExecutable = isExecutable
    }
  }

  package let name: String
  package let plumbline: Source

  /// - Parameter name: Of the package, and of the resources that the architecture names: lowercase
  ///   letters, digits and hyphens, a letter first, at most 20 (load balancers have short names).
  /// - Throws: ``StarterError/invalidName(_:)``.
  package init(name: String, plumbline: Source) throws(StarterError) {
    guard Self.isName(name) else { throw .invalidName(name) }
    self.name = name
    self.plumbline = plumbline
  }

  /// What the package is made of.
  package var files: [File] {
    [
      File(path: "Package.swift", text: filled(PackageResources.Package_swift_template)),
      File(
        path: "architecture/Network.swift",
        text: filled(PackageResources.Network_swift_template)),
      File(path: "README.md", text: filled(PackageResources.README_md_template)),
      File(path: ".gitattributes", text: filled(PackageResources.gitattributes_template)),
      File(path: ".gitignore", text: filled(PackageResources.gitignore_template)),
      File(
        path: ".github/workflows/architecture.yml",
        text: filled(PackageResources.workflow_yml_template)),
      File(
        path: ".githooks/pre-commit", text: filled(PackageResources.pre_commit_template),
        isExecutable: true),
      File(
        path: "plan-offline", text: filled(PackageResources.plan_offline_template),
        isExecutable: true),
    ]
  }

  private func filled(_ template: [UInt8]) -> String {
    var text = String(decoding: template, as: UTF8.self)
    for (mark, value) in [
      ("name", name), ("title", title), ("dependency", plumbline.dependency),
      ("package", plumbline.identity), ("sharing", plumbline.sharing),
    ] {
      text = text.replacing("{{\(mark)}}", with: value)
    }
    return text
  }

  /// `Shop network`.
  private var title: String {
    let words = name.split(separator: "-").joined(separator: " ")
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func isName(_ name: String) -> Bool {
    guard let first = name.utf8.first, (0x61...0x7A).contains(first), name.utf8.count <= 20,
      !name.hasSuffix("-"), !name.contains("--")
    else { return false }
    return name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == UInt8(ascii: "-")
    }
  }
}

extension StarterPackage.Source {
  /// What a manifest says of it.
  package var dependency: String {
    switch self {
    case .folder(let path): ".package(name: \"\(identity)\", path: \(Self.quoted(path)))"
    case .version(let version, let address):
      ".package(url: \(Self.quoted(address)), from: \"\(version)\")"
    case .branch(let branch, let address):
      ".package(url: \(Self.quoted(address)), branch: \(Self.quoted(branch)))"
    }
  }

  /// The name by which a manifest refers to the dependency. Source: the Swift package manager takes
  /// the last part of an address without `.git`.
  package var identity: String {
    guard let address else { return "Plumbline" }
    let last = address.split(whereSeparator: { $0 == "/" || $0 == ":" }).last.map(String.init)
    guard let last else { return "Plumbline" }
    return last.hasSuffix(".git") ? String(last.dropLast(4)) : last
  }

  private var address: String? {
    switch self {
    case .folder: nil
    case .version(_, let address), .branch(_, let address): address
    }
  }

  /// What the package's README says of a folder, which only this machine has.
  fileprivate var sharing: String {
    guard case .folder(let path) = self else { return "" }
    return """


      `Package.swift` takes Plumbline from `\(path)`. What has been built there need not be built again, in a shell that was
      told so here:

      ```sh
      export SWIFTPM_BUILD_DIR="$(cd '\(path.replacing("'", with: "'\\''"))' && pwd)/.build"
      ```

      Other people and the workflow have no such folder. Before they build, put Plumbline's address into `Package.swift`:
      `.package(url: "https://…/plumbline.git", from: "…")`.
      """
  }

  private static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
