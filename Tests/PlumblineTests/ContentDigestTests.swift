import Plumbline
import Testing

struct ContentDigestTests {
  /// Vectors of the FNV reference implementation.
  @Test(arguments: [
    ("", "cbf29ce484222325-0"), ("a", "af63dc4c8601ec8c-1"), ("foobar", "85944171f73967e8-6"),
  ])
  func `Matches the published vectors`(text: String, digest: String) {
    #expect(ContentDigest(Array(text.utf8)).description == digest)
    #expect(ContentDigest(digest) == ContentDigest(Array(text.utf8)))
  }

  @Test(arguments: ["", "-", "af63dc4c8601ec8c", "af63dc4c8601ec8-1", "af63dc4c8601ec8c--1", "x-1"])
  func `Refuses other text`(text: String) {
    #expect(ContentDigest(text) == nil)
  }
}
