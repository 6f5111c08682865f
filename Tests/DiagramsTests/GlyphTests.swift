import Testing

@testable import Diagrams

@Suite struct GlyphTests {
  @Test func `Glyphs have names of their own and stay on their grid`() {
    #expect(Set(Glyph.all.map(\.name)).count == Glyph.all.count)
    #expect(Glyph.all.count >= 25)
    for glyph in Glyph.all {
      #expect(
        glyph.lines.allSatisfy { "MmLlHhVvCcAaZz0123456789.- ".contains($0) }, "\(glyph.name)")
      #expect(glyph.lines.hasPrefix("M"))
    }
  }

  @Test func `A type that is not listed is drawn as its service, or as a resource`() {
    #expect(ResourceKind(type: "aws_sqs_queue").title == "Sqs queue")
    #expect(ResourceKind(type: "aws_sqs_queue").glyph == .generic)
    #expect(ResourceKind(type: "aws_efs_replication_configuration").glyph == .fileSystem)
  }
}
