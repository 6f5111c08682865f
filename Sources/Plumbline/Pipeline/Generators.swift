import AWSModel
import DesignRules
import Diagrams
import Reachability
import Topology

/// The design rules and the generators behind the command line, each a pure function of the model;
/// tests put their own in their place.
package struct Generators: Sendable {
  package var rules: @Sendable ([AWSModel]) -> Findings
  package var requirements: @Sendable ([NetworkModel]) -> [RequirementReport]
  /// Given `docs/model.json` of the generation before, where there is one.
  package var terraform: @Sendable ([Topology], ModelDocument?) -> TerraformPart
  package var diagrams: @Sendable ([WalkedNetwork], DiagramWishes) -> DiagramPart
  package var documents: @Sendable (DocumentInput) -> DocumentPart
  /// The review; the drawings are every diagram's SVG file.
  package var review: @Sendable (DocumentInput, _ drawings: [GeneratedFile]) -> [GeneratedFile]
  /// What these generators yielded in earlier runs, where that is remembered.
  package var memo: @Sendable () -> YieldMemo? = { nil }

  package init(
    rules: @escaping @Sendable ([AWSModel]) -> Findings = { _ in Findings(open: [], accepted: []) },
    requirements: @escaping @Sendable ([NetworkModel]) -> [RequirementReport] = { _ in [] },
    terraform: @escaping @Sendable ([Topology], ModelDocument?) -> TerraformPart,
    diagrams: @escaping @Sendable ([WalkedNetwork], DiagramWishes) -> DiagramPart,
    documents: @escaping @Sendable (DocumentInput) -> DocumentPart,
    review: @escaping @Sendable (DocumentInput, [GeneratedFile]) -> [GeneratedFile] = { _, _ in [] }
  ) {
    self.rules = rules
    self.requirements = requirements
    self.terraform = terraform
    self.diagrams = diagrams
    self.documents = documents
    self.review = review
  }

  package struct TerraformPart: Sendable {
    package var files: [GeneratedFile] = []
    package var summary = TerraformSummary(modules: [], addresses: [:])
    package var diagnostics: [Diagnostic] = []

    package init(
      files: [GeneratedFile] = [],
      summary: TerraformSummary = TerraformSummary(modules: [], addresses: [:]),
      diagnostics: [Diagnostic] = []
    ) {
      self.files = files
      self.summary = summary
      self.diagnostics = diagnostics
    }
  }

  /// What is asked of the diagrams besides the model.
  package struct DiagramWishes: Sendable {
    package var icons = IconSet()
    package var layout: LayoutFile?
    package var formats: [DiagramFormat]
  }

  package struct DiagramPart: Sendable {
    package var pictures: [Picture] = []
    package var summaries: [DiagramSummary] = []
    package var diagnostics: [Diagnostic] = []
    /// Writes the SVG files, with links to where the documents tell of an element. Called once.
    package var drawings: @Sendable ([ElementID: String]) -> [GeneratedFile]
    /// Writes the others. Called once: after both the sheets are given up.
    package var files: @Sendable () -> [GeneratedFile]

    package init(
      pictures: [Picture] = [], summaries: [DiagramSummary] = [], diagnostics: [Diagnostic] = [],
      drawings: @escaping @Sendable ([ElementID: String]) -> [GeneratedFile] = { _ in [] },
      files: @escaping @Sendable () -> [GeneratedFile] = { [] }
    ) {
      self.drawings = drawings
      self.files = files
      self.pictures = pictures
      self.summaries = summaries
      self.diagnostics = diagnostics
    }
  }

  package struct DocumentPart: Sendable {
    package var files: [GeneratedFile] = []
    /// Where each element is described first: a page and the anchor on it.
    package var addresses: [ElementID: String] = [:]
    package var fragments = Fragments()

    package init(
      files: [GeneratedFile] = [], addresses: [ElementID: String] = [:],
      fragments: Fragments = Fragments()
    ) {
      self.files = files
      self.addresses = addresses
      self.fragments = fragments
    }
  }

  /// What the documents are computed from.
  package struct DocumentInput: Sendable {
    package let topologies: [Topology]
    /// The topologies' networks, in the same order.
    package let networks: [WalkedNetwork]
    package let diagrams: [DiagramSummary]
    package let terraform: TerraformSummary
    package let diagnostics: [Diagnostic]
    /// What the design rules found, accepted or not.
    package let findings: [Finding]
    /// What became of proving the requirements, all of them proved or accepted as they are.
    package let requirements: [RequirementReport]
  }
}
