/// The colours of sheets, each for light and dark pages.
enum Theme {
  struct Color {
    let name: String
    let light: String
    let dark: String
  }

  static let colors: [Color] =
    [
      Color(name: "page", light: "#FFFFFF", dark: "#0F1419"),
      Color(name: "ink", light: "#16191F", dark: "#E8EDF2"),
      Color(name: "muted", light: "#545B64", dark: "#A9B4C0"),
      Color(name: "rule", light: "#C3CAD1", dark: "#3A4653"),
      Color(name: "card", light: "#FFFFFF", dark: "#18212B"),
      Color(name: "region", light: "#00797B", dark: "#2BC4C6"),
      Color(name: "zone", light: "#147EBA", dark: "#4FB0E6"),
      Color(name: "public", light: "#7AA116", dark: "#9CC43A"),
      Color(name: "public-fill", light: "#F2F6E8", dark: "#1B2613"),
      Color(name: "public-text", light: "#3F6212", dark: "#B5DB5E"),
      Color(name: "private", light: "#00A4A6", dark: "#2BC4C6"),
      Color(name: "private-fill", light: "#E6F6F7", dark: "#10272A"),
      Color(name: "private-text", light: "#0B6A8E", dark: "#6EC5F2"),
      Color(name: "hub-fill", light: "#F7F2FF", dark: "#1C1730"),
      Color(name: "route", light: "#232F3E", dark: "#D5DBE1"),
      Color(name: "forward", light: "#0B5FD9", dark: "#6EA8FF"),
      Color(name: "reply", light: "#C2410C", dark: "#FF9466"),
      Color(name: "lost", light: "#C8102E", dark: "#FF6B7F"),
      Color(name: "lost-fill", light: "#FDE8EA", dark: "#3A151B"),
      Color(name: "lost-zone", light: "#E3E6E8", dark: "#262C33"),
      Color(name: "hit", light: "#B45309", dark: "#FBBF5D"),
      Color(name: "fine", light: "#3F7A12", dark: "#8BC34A"),
      Color(name: "mark", light: "#FFF4C2", dark: "#3D3413"),
      Color(name: "association", light: "#687078", dark: "#8795A5"),
    ]
    + GlyphCategory.allCases.map {
      Color(name: $0.rawValue, light: $0.color, dark: $0.darkColor)
    }

  /// The colours of words that speak in that of their box.
  private static let accents: [(role: BoxRole, category: GlyphCategory?, color: String)] = [
    (.region, nil, "region"), (.vpc, nil, "networking"), (.hub, nil, "networking"),
    (.zone, nil, "zone"), (.label, .storage, "public-text"), (.label, .networking, "private-text"),
    (.panel, nil, "ink"),
  ]

  private static let lightByName = Dictionary(
    colors.map { ($0.name, $0.light) }, uniquingKeysWith: { first, _ in first })

  /// A colour on a light page, for example `#16191F`.
  static func light(_ name: String) -> String { lightByName[name] ?? "#000000" }

  /// The colour of a text on a light page.
  static func ink(_ tone: TextRun.Tone, in box: Box?) -> String {
    switch (tone, box?.role, box?.state) {
    case (_, .chip, .lost), (_, .element, .lost), (_, .gateway, .lost), (_, .row, .hit),
      (.accent, .zone, .lostZone):
      light("lost")
    default: light(ink(tone, of: box))
    }
  }

  private static func ink(_ tone: TextRun.Tone, of box: Box?) -> String {
    switch tone {
    case .primary: return "ink"
    case .secondary: return "muted"
    case .inverse: return "page"
    case .accent:
      let accent = accents.first {
        $0.role == box?.role && ($0.category == nil || $0.category == box?.category)
      }
      return accent?.color ?? "ink"
    }
  }

  /// What decides over the rules of roles and categories, because it comes after them.
  private static let details = """
    .chip>rect{stroke:var(--rule)}
    .head{stroke:none}
    .rule{stroke:var(--rule);stroke-width:1}
    .glyph path{fill:none;stroke:#FFFFFF;stroke-width:1.5;stroke-linejoin:round;\
    stroke-linecap:round}
    .glyph .area{fill:#FFFFFF;stroke:none}
    .glyph rect{stroke:none;fill:inherit}
    .edge{fill:none;stroke:var(--route);stroke-width:1.3;stroke-linejoin:round}
    .edge.association{stroke:var(--association);stroke-dasharray:4 3;stroke-width:1.1}
    .edge.attachment{stroke:var(--networking);stroke-width:1.1}
    .edge.flow{stroke:var(--compute);stroke-width:1.6}
    .tip{fill:var(--route);stroke:none}
    .tip.flow{fill:var(--compute)}
    .tip.association{fill:var(--association)}
    .edge.forward{stroke:var(--forward);stroke-width:1.8}
    .edge.reply{stroke:var(--reply);stroke-width:1.8}
    .tip.forward{fill:var(--forward)}
    .tip.reply{fill:var(--reply)}
    .edge.refused{stroke:var(--lost);stroke-dasharray:6 3;stroke-width:1.8}
    .tip.refused{fill:var(--lost)}
    .edge.unknown{stroke:var(--hit);stroke-dasharray:2 3;stroke-width:1.8}
    .tip.unknown{fill:var(--hit)}
    .badge circle{stroke:var(--page);stroke-width:1}
    .badge.forward circle{fill:var(--forward)}
    .badge.reply circle{fill:var(--reply)}
    .badge.lost circle{fill:var(--lost)}
    .badge.hit circle{fill:var(--hit)}
    .badge.fine circle{fill:var(--fine)}
    .zone.lost-zone>rect{fill:var(--lost-zone);stroke:var(--lost)}
    .zone.lost-zone>.accent{fill:var(--lost)}
    .lost-zone .public-subnet>rect,.lost-zone .private-subnet>rect{fill:var(--lost-zone)}
    .lost>rect{fill:var(--lost-fill);stroke:var(--lost)}
    .lost>text,.lost>.words{fill:var(--lost)}
    .lost-part{fill:var(--lost-zone)}
    .row.hit>rect{fill:var(--lost-fill);stroke:none}
    .row.hit>text,.row.hit>.words{fill:var(--lost)}
    .badge text{font-size:\(Badge.size)px}
    .badge .inverse{fill:var(--page)}
    .row.marked>rect{fill:var(--mark);stroke:none}
    .note>rect{fill:var(--card)}
    """

  private static var rules: String {
    let categories = GlyphCategory.allCases.map { category in
      let name = category.rawValue
      return """
        .\(name)>rect{stroke:var(--\(name))}
        .table.\(name)>.head{fill:\(category.color)}
        .glyph.\(name){fill:\(category.color)}
        """
    }
    let accents = accents.map { accent in
      let category = accent.category.map { ".\($0.rawValue)" } ?? ""
      return ".\(accent.role.rawValue)\(category)>.accent{fill:var(--\(accent.color))}"
    }
    return
      ([
        """
        text{font-family:Helvetica,Arial,'Liberation Sans',sans-serif;font-size:\(Metrics.body)px;\
        fill:var(--ink)}
        .words{fill:var(--ink)}
        .bold{font-weight:bold}
        .secondary{fill:var(--muted)}
        .inverse{fill:#FFFFFF}
        .page{fill:var(--page)}
        rect{fill:none;stroke:var(--rule);stroke-width:1}
        .element>rect,.chip>rect,.gateway>rect,.actor>rect,.panel>rect,.table>rect{fill:var(--card)}
        .region>rect{stroke:var(--region);stroke-dasharray:6 4}
        .vpc>rect{stroke:var(--networking);stroke-width:1.5;fill:var(--page)}
        .zone>rect{stroke:var(--zone);stroke-dasharray:4 3}
        .public-subnet>rect{fill:var(--public-fill);stroke:var(--public)}
        .private-subnet>rect{fill:var(--private-fill);stroke:var(--private)}
        .hub>rect{fill:var(--hub-fill);stroke:var(--networking);stroke-width:1.5}
        """
      ] + accents + categories + [details]).joined(separator: "\n")
  }

  /// The style sheet of a drawing with these classes: no rule that nothing in it could match.
  ///
  /// It follows the reader's theme. Renderers that know no variables, such as librsvg and Inkscape,
  /// skip what names one and keep the colour of light pages before it.
  static func adaptive(_ classes: Set<String>) -> String {
    ([variables] + allRules.filter { $0.concerns(classes) }.map(\.adaptive))
      .joined(separator: "\n")
  }

  /// The same for light pages alone, without variables.
  static func light(_ classes: Set<String>) -> String {
    allRules.filter { $0.concerns(classes) }.map(\.light).joined(separator: "\n")
  }

  /// Every rule with the colours of light pages, in order.
  static let lightRules = allRules.map(\.light)

  private static let variables: String = {
    let light = colors.map { "--\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = colors.map { "--\($0.name):\($0.dark)" }.joined(separator: ";")
    return "svg{\(light)}\n@media (prefers-color-scheme:dark){svg{\(dark)}}"
  }()

  private static let allRules = rules.split(separator: "\n").map(ThemeRule.init)
}
