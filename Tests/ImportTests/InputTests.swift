import Import
import ImportCases
import Testing

/// Whatever is given: one clear error, or a model.
@Suite struct InputTests {
  private static func error(_ bytes: [UInt8]) -> ImportError? {
    do throws(ImportError) {
      _ = try ImportedTerraform(bytes, name: "test")
      return nil
    } catch {
      return error
    }
  }

  private static func error(_ text: String) -> ImportError? { error(Array(text.utf8)) }

  @Test func nothingIsToldApartFromNoJSON() {
    #expect(Self.error("") == .empty)
    #expect(Self.error(" \n") == .empty)
    #expect(Self.error("resource \"aws_vpc\" {}") == .malformed(offset: 0))
    #expect(Self.error("{\"a\": 1} x") == .malformed(offset: 9))
    #expect(Self.error("{\"a\": }") == .malformed(offset: 6))
  }

  @Test func truncatedInputIsToldWithItsEnd() {
    #expect(Self.error("{\"format_version\": \"1.2\", \"planned") == .truncated(offset: 34))
    #expect(Self.error("{\"a\": tr") == .truncated(offset: 8))
    #expect(Self.error("{\"a\": [1, 2") == .truncated(offset: 11))
  }

  @Test func otherEncodingsAreTold() {
    #expect(Self.error([0xFF, 0xFE, 0x7B, 0x00]) == .notUTF8(offset: 0, isUTF16: true))
    #expect(
      Self.error(Array("{\"a\": \"".utf8) + [0xE9] + Array("\"}".utf8))
        == .notUTF8(offset: 7, isUTF16: false))
  }

  @Test func deepNestingIsRefused() {
    let deep = String(repeating: "[", count: 100_000)
    guard case .tooDeep? = Self.error("{\"format_version\": \(deep)") else {
      Issue.record("not refused")
      return
    }
  }

  @Test func otherDocumentsAreNamed() {
    #expect(Self.error("[]") == .notTerraform(keys: []))
    #expect(
      Self.error("{\"name\": 1, \"dependencies\": 2}")
        == .notTerraform(keys: ["name", "dependencies"]))
    #expect(Self.error("{\"@level\":\"info\"}\n{\"@level\":\"info\"}") == .messages)
    #expect(Self.error([0x50, 0x4B, 0x03, 0x04, 0x00]) == .binaryPlan)
    #expect(
      Self.error("{\"format_version\": \"1.2\", \"planned_values\": {}, \"errored\": true}")
        == .errored)
  }

  @Test func newerVersionsAreRefused() {
    for text in [
      "{\"format_version\": \"2.0\", \"planned_values\": {}}", "{\"version\": 3, \"serial\": 1}",
      "{\"version\": 5, \"serial\": 1, \"lineage\": \"x\"}",
    ] {
      guard case .version? = Self.error(text) else {
        Issue.record("\(text) is taken")
        continue
      }
    }
  }

  @Test func aDocumentWithoutResourcesSaysSo() {
    #expect(Self.error("{\"format_version\": \"1.0\"}") == .noResources)
    #expect(
      Self.error("{\"format_version\": \"1.2\", \"planned_values\": {\"root_module\": {}}}")
        == .noResources)
  }

  /// Each error says what is wrong and what to do.
  @Test func everyErrorIsADiagnosticWithARemedy() {
    let errors: [ImportError] = [
      .empty, .malformed(offset: 1), .truncated(offset: 1), .notUTF8(offset: 1, isUTF16: false),
      .tooDeep(limit: 1), .tooLarge(bytes: 2, limit: 1), .notTerraform(keys: []), .messages,
      .binaryPlan, .version(format: "a", version: "2", accepted: "1"), .errored,
      .unreadable(path: "p", reason: "r"), .terraform(folder: "f", message: "m"), .noResources,
    ]
    for error in errors {
      let diagnostic = error.diagnostic("plan.json")
      #expect(!diagnostic.summary.isEmpty && !diagnostic.detail.isEmpty)
      #expect(diagnostic.remedy.hasSuffix("."), "\(diagnostic)")
    }
  }

  /// A byte order mark before UTF-8 is no fault.
  @Test func aByteOrderMarkIsSkipped() throws {
    let plan = try ImportCase("tgw-cross-account").plan
    #expect(Self.error([0xEF, 0xBB, 0xBF] + plan) == nil)
  }
}
