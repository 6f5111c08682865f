internal import CGraphvizShims
import Synchronization

/// Graphviz, inside this process.
///
/// libgvc keeps its state in globals and is not thread safe, so one lock serialises every call
/// of the process. Equal texts give equal geometry: ids are numbered in the order of the text,
/// and only the layout plugins are loaded, so that no font of the machine is measured.
package enum Graphviz {
  private static let lock = Mutex<Void>(())

  /// Lays a DOT text out.
  ///
  /// Give every edge an `id`: it is the key of its path.
  /// Throws ``GraphvizError`` with Graphviz's own words.
  package static func layout(
    _ dot: String, engine: GraphvizEngine
  ) throws(GraphvizError) -> GraphvizGeometry {
    var dot = dot
    let pinned: Int32 = engine == .neatoPinned ? 1 : 0
    let outcome: (geometry: String?, messages: String) = lock.withLock { _ in
      dot.withUTF8 { text in
        text.withMemoryRebound(to: CChar.self) { bytes in
          let result = plumbline_gv_layout(bytes.baseAddress, UInt(bytes.count), pinned)
          defer { plumbline_gv_free(result) }
          return (
            result.geometry.map { String(cString: $0) },
            result.messages.map { String(cString: $0) } ?? ""
          )
        }
      }
    }
    guard let text = outcome.geometry else { throw GraphvizError(messages: outcome.messages) }
    let warnings = outcome.messages.split(separator: "\n").map(String.init)
    guard let geometry = GeometryText.read(text, engine: engine, warnings: warnings) else {
      throw GraphvizError(messages: "Graphviz's geometry could not be read")
    }
    return geometry
  }

  /// The version of the Graphviz in use, such as "2.43.0"; why there is none, when there is none.
  package static var version: String {
    lock.withLock { _ in
      if let version = plumbline_gv_version() { return String(cString: version) }
      return plumbline_gv_failure().map { String(cString: $0) } ?? "unavailable"
    }
  }
}
