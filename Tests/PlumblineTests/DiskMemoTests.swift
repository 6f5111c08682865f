import Foundation
import Plumbline
import TestSupport
import Testing

struct DiskMemoTests {
  @Test func `Finds what it stored, under the same key and version alone`() throws {
    let cache = try ScratchFolder()
    let environment = ["XDG_CACHE_HOME": cache.path]
    let memo = try #require(DiskMemo(name: "routes", version: "2.43.0", environment: environment))
    #expect(memo.value(for: "graph a") == nil)
    memo.store([1, 2, 3], for: "graph a")
    #expect(memo.value(for: "graph a") == [1, 2, 3])
    #expect(memo.value(for: "graph b") == nil)
    let newer = try #require(DiskMemo(name: "routes", version: "12.0", environment: environment))
    #expect(newer.value(for: "graph a") == nil)
  }

  @Test func `Believes no file whose key is another`() throws {
    let cache = try ScratchFolder()
    let memo = try #require(
      DiskMemo(name: "routes", version: "1", environment: ["XDG_CACHE_HOME": cache.path]))
    memo.store([1], for: "graph a")
    let file = try #require(cache.files().first)
    try cache.write("7\ngraph b\u{1}", to: file)
    #expect(memo.value(for: "graph a") == nil)
  }

  @Test func `Does without a folder that it cannot write to`() throws {
    let memo = try #require(
      DiskMemo(name: "routes", version: "1", environment: ["XDG_CACHE_HOME": "/proc"]))
    memo.store([1], for: "graph a")
    #expect(memo.value(for: "graph a") == nil)
    #expect(DiskMemo(name: "routes", version: "1", environment: [:]) == nil)
    #expect(DiskMemo(name: "routes", version: "1", environment: ["HOME": "relative"]) == nil)
  }

  @Test func `Keeps the newest results only`() throws {
    let cache = try ScratchFolder()
    let memo = try #require(
      DiskMemo(name: "routes", version: "1", environment: ["HOME": cache.path]))
    for number in 0..<530 { memo.store([1], for: "graph \(number)") }
    #expect(cache.files().count == 512)
    #expect(memo.value(for: "graph 529") == [1])
    #expect(cache.files().allSatisfy { $0.hasPrefix(".cache/plumbline/routes-1/") })
  }
}
