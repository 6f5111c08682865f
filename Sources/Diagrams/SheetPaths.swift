import Reachability
import Topology

/// Where the files of sheets go below `docs/diagrams/`: a folder for each environment, `shared/`
/// for what is equal in several, and names that a person would give.
///
/// Names are at most 100 bytes, of lower-case letters, digits and hyphens, and differ by more than
/// the case of letters.
struct SheetPaths {
  /// The folder of sheets that are equal in several environments.
  static let sharedFolder = "shared"
  /// What the view of a flow's responses has after the name of the flow's, where they have a sheet of
  /// their own.
  static let responseSuffix = "-response"
  private static let longest = 80

  /// The short name of each flow's view, by the name of the view.
  private let flows: [String: (short: String, whole: String)]

  init(_ networks: [WalkedNetwork]) {
    var flows: [String: (short: String, whole: String)] = [:]
    for flow in networks.flatMap(\.flows) where flows["flow-\(flow.id)"] == nil {
      flows["flow-\(flow.id)"] = (flow.shortName, flow.id)
      flows["flow-\(flow.id)\(Self.responseSuffix)"] = (
        flow.shortName + Self.responseSuffix, flow.id + Self.responseSuffix
      )
    }
    self.flows = flows
  }

  /// The paths of the sheets without their extensions, in the order of the sheets.
  func paths(of sheets: [Sheet]) -> [String] {
    // What is short for two flows is told apart by their whole names, in every environment.
    let views = Set(sheets.map(\.view))
    let shorts = Dictionary(grouping: views.compactMap { flows[$0]?.short }, by: \.self)
    var taken: Set<String> = []
    return sheets.map { sheet in
      let folder = sheet.environments.count > 1 ? Self.sharedFolder : sheet.environments[0]
      var name = sheet.view
      if let flow = flows[sheet.view] {
        name = "flows/" + (shorts[flow.short]?.count == 1 ? flow.short : flow.whole)
      }
      var path = "\(Self.plain(folder))/\(Self.cut(name))"
      var number = 2
      while !taken.insert(path).inserted {
        path = "\(Self.plain(folder))/\(Self.cut(name))-\(number)"
        number += 1
      }
      return path
    }
  }

  private static func plain(_ name: String) -> String {
    String(
      name.lowercased().map {
        $0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "/" ? $0 : "-"
      })
  }

  /// The name within its length; a longer one is cut and ends in a digest of the whole.
  private static func cut(_ name: String) -> String {
    let plain = plain(name)
    guard plain.utf8.count > longest else { return plain }
    var digest: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name.utf8 { digest = (digest ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return plain.prefix(longest - 9) + "-" + String(digest % 0xffff_ffff, radix: 16)
  }
}
