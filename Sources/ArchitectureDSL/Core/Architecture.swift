import Topology

/// A whole architecture: what is declared once and generated for every environment.
///
/// ```swift
/// @main
/// struct Shop: Architecture {
///   static let environments: [Environment] = [.dev, .production]
///
///   func body(in environment: Environment) -> some ArchitectureBody {
///     Region(.ireland) {
///       VPC("shop", cidr: "10.0.0.0/16") { … }
///     }
///   }
/// }
/// ```
public protocol Architecture: Sendable {
  associatedtype Body: ArchitectureBody

  init()

  /// A short name for resource names: lowercase letters, digits and hyphens. By default the type's
  /// name in that form.
  static var name: String { get }
  /// What a reader calls it. By default the type's name in words.
  static var title: String { get }
  /// One sentence on what it is for.
  static var summary: String { get }
  /// The revision of the design, as its author counts it, for example `1.0`; every sheet names it.
  /// By default none.
  static var revision: String? { get }
  /// Where it runs, in the order in which the documents list them.
  static var environments: [Environment] { get }

  /// Markdown files of yours, below the output folder, in which the regions between
  /// `<!-- plumbline:begin NAME -->` and `<!-- plumbline:end -->` are filled with the piece of the
  /// documents that has this name. By default `README.md`.
  static var markedFiles: [String] { get }
  /// The formats in which diagrams are written; `generate --formats` overrides them. By default
  /// ``DiagramFormat/standard``: SVG, DOT and draw.io.
  static var formats: [DiagramFormat] { get }
  /// What is declared for one environment.
  func body(in environment: Environment) -> Body
}

extension Architecture {
  public static var name: String { Words.kebab(String(describing: Self.self)) }
  public static var title: String { Words.sentence(Words.kebab(String(describing: Self.self))) }
  public static var summary: String { "" }
  public static var revision: String? { nil }
  public static var markedFiles: [String] { ["README.md"] }
  public static var formats: [DiagramFormat] { DiagramFormat.standard }
}

/// What an architecture's body may be: a ``Region``.
public protocol ArchitectureBody: Sendable {
  /// The region that holds everything.
  var region: Region { get }
}
