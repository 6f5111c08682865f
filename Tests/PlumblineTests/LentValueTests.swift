import Synchronization
import Testing

@testable import Plumbline

struct LentValueTests {
  private final class Load: Sendable {}

  @Test func `A value is given up after the last use that was announced`() {
    let (value, weak) = { () -> (LentValue<Load>, () -> Load?) in
      let load = Load()
      return (LentValue(load, times: 2), { [weak load] in load })
    }()
    value.lend { _ in }
    #expect(weak() != nil)
    #expect(value.lend { _ in 1 } == 1)
    #expect(weak() == nil)
  }
}
