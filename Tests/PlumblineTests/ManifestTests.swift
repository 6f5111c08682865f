import Plumbline
import Testing

struct ManifestTests {
  private let digest = ContentDigest(Array("one".utf8))
  private let other = ContentDigest(Array("two".utf8))

  private var manifest: Manifest {
    Manifest(
      files: [
        "terraform/main.tf": .init(digest: digest),
        "docs/a-name.md": .init(digest: other),
        "docs/picture.png": .init(digest: digest, source: other),
      ],
      pending: ["docs/new.md": .init(digest: other)])
  }

  @Test func `Reads what it wrote`() throws {
    #expect(try Manifest(json: Array(manifest.json.utf8)) == manifest)
    #expect(try Manifest(json: Array(Manifest().json.utf8)) == Manifest())
  }

  @Test func `Has one line for each file, in order`() {
    var finished = manifest
    finished.pending = [:]
    #expect(
      finished.json == """
        {
          "version": 1,
          "files": {
            "docs/a-name.md": "\(other)",
            "docs/picture.png": "\(digest) from \(other)",
            "terraform/main.tf": "\(digest)"
          }
        }

        """)
  }

  @Test func `Knows the old and the coming content as generated`() {
    var manifest = manifest
    manifest.pending["terraform/main.tf"] = .init(digest: other)
    #expect(manifest.entry("terraform/main.tf", with: digest) != nil)
    #expect(manifest.entry("terraform/main.tf", with: other) != nil)
    #expect(manifest.entry("terraform/main.tf", with: ContentDigest([1])) == nil)
    #expect(manifest.entry("terraform/other.tf", with: digest) == nil)
  }

  @Test(arguments: [
    "", "{}", "[]", "<<<<<<< HEAD\n", #"{"version": 2, "files": {}}"#,
    #"{"version": 1, "files": {"a": "no digest"}}"#,
    #"{"version": 1, "files": {"a": "af63dc4c8601ec8c-1 from nothing"}}"#,
  ])
  func `Refuses what is not a manifest`(text: String) {
    #expect(throws: Manifest.Unreadable.self) { try Manifest(json: Array(text.utf8)) }
  }
}
