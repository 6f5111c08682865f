import Foundation
import TestSupport
import Testing

@testable import Diagrams

@Suite struct ArchiveTests {
  @Test func `What is packed is what comes out`() throws {
    var seed: UInt64 = 1
    func random(_ bound: UInt64) -> UInt64 {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return (seed >> 33) % bound
    }
    let noise = (0..<3000).map { _ in UInt8(random(256)) }
    let words = (0..<4000).flatMap { _ in Array("<a:off x=\"\(random(90))\"/>".utf8) }
    let samples: [[UInt8]] = [
      [], [7], [1, 2], Array("aaa".utf8), [UInt8](repeating: 0, count: 100_000), noise, words,
      words + noise + words, (0...255).map { UInt8($0) } + (0...255).map { UInt8($0) },
    ]
    for sample in samples {
      let packed = Deflate.packed(sample)
      #expect(try ZipFile.inflated(packed) == sample)
      #expect(try Inflate.unpacked(packed, atMost: sample.count) == sample)
      #expect(throws: Inflate.Malformed.self) {
        try Inflate.unpacked(Array(packed.dropLast()), atMost: sample.count)
      }
      if !sample.isEmpty {
        #expect(throws: Inflate.Malformed.self) {
          try Inflate.unpacked(packed, atMost: sample.count - 1)
        }
      }
      #expect(packed.count <= sample.count * 9 / 8 + 3)
    }
    #expect(Deflate.packed(words).count * 5 < words.count)
    for distance in [1, 2, 3, 4, 5, 24_576, 24_577, 32_767, 32_768, 32_769] {
      let sample = Array("beginning".utf8) + noise.prefix(0)
      let gap = (0..<max(0, distance - 9)).map { _ in UInt8(random(256)) }
      let far = sample + gap + sample
      #expect(try ZipFile.inflated(Deflate.packed(far)) == far)
    }
  }

  /// Packed by zlib, with codes of its own and as it is.
  @Test func `What others have packed is unpacked`() throws {
    let packed = """
      VZRbbsUwCAW3kiUYMNheThInaqWq96qq1O33IR+gf5EOcWAY5/m2n9dWtse9fb78Pry+b1+Pj/nz9PyLCBF5JJNWyA
      irh23nFQrC4eHRZIXVjzVP71pXqkhZPSUhXbEhlniZ7LIVN+8qvkz70VbcEVt0TVfvKx6Ie0zMrAM8nBWVoMXGOwqC
      GKcTxn2gwKlRjQ54nicKJODEBEJjoiDojSAgahcKAmAiKENuFFgQtrxYX7tD5B491HJh9eQYhWOKWg+sn0ZsKTjU3q
      EAO8maSNZTYQE7yVrjBC0MDzj869GDyg0T2EkqxxTaTrjATlJbcNBjwAZ2kpZI6m3wgZ2kpRNMBD6wk2ypB2sFPrCT
      bGkK2yd84FAycbBrhw/iJEci2bjBB3GSI+2iWYUPEk4W/neZIYSElCUZ0eYNIySspCRVp9P/CBpXI9HsOuCEWFQktf
      swSCGOkyTdjj4FVkhP9ytmGVSghThQ0nRHR53tGw==
      """
    let words = (0..<40).map {
      "place \($0) of the \($0 * $0) in word \(String($0 * 977, radix: 16))"
    }
    #expect(try unpacked(packed) == words.joined(separator: " "))
    #expect(try unpacked("AQ8A8P9zdG9yZWQgYXMgaXQgaXM=") == "stored as it is")
    for text in ["", "Bw==", "AA==", "AQUA", "BQA="] {
      #expect(throws: Inflate.Malformed.self) { try unpacked(text) }
    }
    var bytes = Array(try #require(Data(base64Encoded: packed, options: .ignoreUnknownCharacters)))
    for index in bytes.indices {
      bytes[index] ^= 0x55
      _ = try? Inflate.unpacked(bytes, atMost: 100_000)
    }
  }

  private func unpacked(_ text: String) throws -> String {
    let data = try #require(Data(base64Encoded: text, options: .ignoreUnknownCharacters))
    return String(decoding: try Inflate.unpacked(Array(data), atMost: 100_000), as: UTF8.self)
  }

  /// Source: the check value of CRC-32/ISO-HDLC in the catalogue of parametrised CRC algorithms.
  @Test func `The checksum is the known one`() {
    #expect(Checksum.crc32(Array("123456789".utf8)) == 0xCBF4_3926)
    #expect(Checksum.crc32([]) == 0)
  }

  @Test func `An archive holds its files, dated with the first day`() throws {
    var archive = ZipArchive()
    let text = [UInt8](repeating: 65, count: 500)
    archive.add(ZipArchive.Packed("a/text.xml", text))
    archive.add(ZipArchive.Packed("short", [1, 2, 3]))
    let file = try ZipFile(archive.bytes)
    #expect(file.entries.map(\.name) == ["a/text.xml", "short"])
    #expect(file["a/text.xml"] == text && file["short"] == [1, 2, 3])
    for entry in file.entries {
      #expect(entry.date == 33)
      #expect(entry.checksum == Checksum.crc32(entry.bytes))
    }
    #expect(try ZipFile(ZipArchive().bytes).entries.isEmpty)
  }
}
