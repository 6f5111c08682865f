import Dispatch

/// Frees what is no longer needed where a core has nothing else to do: a model and its sheets are
/// millions of objects, and freeing them takes as long as writing what was made of them.
package enum Disposal {
  private final class Remains: Sendable {
    let values: [any Sendable]
    init(_ values: [any Sendable]) { self.values = values }
  }

  /// Takes the values over; whoever has them still keeps them.
  package static func later(_ values: any Sendable...) {
    // Given away as a whole, so that the other thread is the last that lets go of it.
    let remains = Unmanaged.passRetained(Remains(values))
    DispatchQueue.global().async { [address = UInt(bitPattern: remains.toOpaque())] in
      guard let pointer = UnsafeRawPointer(bitPattern: address) else { return }
      Unmanaged<Remains>.fromOpaque(pointer).release()
    }
  }
}
