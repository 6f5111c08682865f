/// The parts of a presentation besides its slides.
enum PPTXParts {
  private static let drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
  private static let presentation =
    "http://schemas.openxmlformats.org/presentationml/2006/main"
  private static let relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006"
  private static let type =
    "application/vnd.openxmlformats-officedocument.presentationml"

  static let namespaces = [
    ("xmlns:a", drawing), ("xmlns:r", relationships), ("xmlns:p", presentation),
  ]

  static func slide(_ number: Int) -> String { "ppt/slides/slide\(number).xml" }

  static func relations(ofSlide number: Int) -> String {
    "ppt/slides/_rels/slide\(number).xml.rels"
  }

  static let slideRelations = relations([("slideLayout", "../slideLayouts/slideLayout1.xml")])

  /// Names and contents, the one that readers look for first at the beginning.
  static func parts(title: String, slides: Int, size: PPTXSize) -> [(name: String, text: String)] {
    let numbers = Array(1..<(slides + 1))
    return [
      ("[Content_Types].xml", contentTypes(numbers)),
      ("_rels/.rels", rootRelations),
      ("docProps/core.xml", properties(title)),
      ("ppt/presentation.xml", presentation(numbers, size)),
      (
        "ppt/_rels/presentation.xml.rels",
        relations(
          [("slideMaster", "slideMasters/slideMaster1.xml"), ("theme", "theme/theme1.xml")]
            + numbers.map { ("slide", "slides/slide\($0).xml") })
      ),
      ("ppt/theme/theme1.xml", theme),
      ("ppt/slideMasters/slideMaster1.xml", master),
      (
        "ppt/slideMasters/_rels/slideMaster1.xml.rels",
        relations([
          ("slideLayout", "../slideLayouts/slideLayout1.xml"), ("theme", "../theme/theme1.xml"),
        ])
      ),
      ("ppt/slideLayouts/slideLayout1.xml", layout),
      (
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels",
        relations([("slideMaster", "../slideMasters/slideMaster1.xml")])
      ),
    ]
  }

  // MARK: Packaging

  private static func contentTypes(_ slides: [Int]) -> String {
    var xml = XMLText()
    xml.open("Types", [("xmlns", "\(package)/content-types")])
    xml.empty(
      "Default",
      [
        ("Extension", "rels"),
        ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"),
      ])
    xml.empty("Default", [("Extension", "xml"), ("ContentType", "application/xml")])
    let parts =
      [
        ("/ppt/presentation.xml", "\(type).presentation.main+xml"),
        ("/ppt/slideMasters/slideMaster1.xml", "\(type).slideMaster+xml"),
        ("/ppt/slideLayouts/slideLayout1.xml", "\(type).slideLayout+xml"),
        ("/ppt/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml"),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
      ] + slides.map { ("/" + slide($0), "\(type).slide+xml") }
    for (name, type) in parts {
      xml.empty("Override", [("PartName", name), ("ContentType", type)])
    }
    xml.close()
    return xml.text
  }

  private static let rootRelations: String = {
    var xml = XMLText()
    xml.open("Relationships", [("xmlns", "\(package)/relationships")])
    xml.empty(
      "Relationship",
      [
        ("Id", "rId1"), ("Type", "\(relationships)/officeDocument"),
        ("Target", "ppt/presentation.xml"),
      ])
    xml.empty(
      "Relationship",
      [
        ("Id", "rId2"), ("Type", "\(package)/relationships/metadata/core-properties"),
        ("Target", "docProps/core.xml"),
      ])
    xml.close()
    return xml.text
  }()

  private static func relations(_ targets: [(type: String, target: String)]) -> String {
    var xml = XMLText()
    xml.open("Relationships", [("xmlns", "\(package)/relationships")])
    for (index, entry) in targets.enumerated() {
      xml.empty(
        "Relationship",
        [
          ("Id", "rId\(index + 1)"), ("Type", "\(relationships)/\(entry.type)"),
          ("Target", entry.target),
        ])
    }
    xml.close()
    return xml.text
  }

  private static func properties(_ title: String) -> String {
    var xml = XMLText()
    xml.open(
      "cp:coreProperties",
      [
        ("xmlns:cp", "\(package)/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
      ])
    xml.leaf("dc:title", [], title)
    xml.close()
    return xml.text
  }

  // MARK: Presentation

  private static func presentation(_ slides: [Int], _ size: PPTXSize) -> String {
    var xml = XMLText()
    xml.open("p:presentation", namespaces)
    xml.open("p:sldMasterIdLst")
    xml.empty("p:sldMasterId", [("id", "2147483648"), ("r:id", "rId1")])
    xml.close()
    xml.open("p:sldIdLst")
    for number in slides {
      xml.empty("p:sldId", [("id", "\(255 + number)"), ("r:id", "rId\(number + 2)")])
    }
    xml.close()
    xml.empty("p:sldSz", [("cx", "\(size.width)"), ("cy", "\(size.height)")])
    xml.empty("p:notesSz", [("cx", "6858000"), ("cy", "9144000")])
    xml.close()
    return xml.text
  }

  private static var start: String {
    namespaces.map { "\($0)=\"\($1)\"" }.joined(separator: " ")
  }

  private static let emptyTree = """
    <p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>
    """

  /// A place that slides fill with their title.
  private static let title = """
    <p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>\
    <p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr><a:xfrm><a:off x="228600" y="127000"/>\
    <a:ext cx="9144000" cy="381000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>\
    <p:txBody><a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0"/><a:lstStyle/>\
    <a:p><a:r><a:rPr lang="en-US"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>
    """

  private static func style(_ name: String, size: Int) -> String {
    let levels = (1...9).map { level in
      """
      <a:lvl\(level)pPr algn="l" defTabSz="914400"><a:defRPr sz="\(size)"><a:solidFill>\
      <a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/>\
      <a:cs typeface="+mn-cs"/></a:defRPr></a:lvl\(level)pPr>
      """
    }
    return "<p:\(name)>\(levels.joined())</p:\(name)>"
  }

  private static let master = """
    <p:sldMaster \(start)><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val="bg1"/></a:solidFill>\
    <a:effectLst/></p:bgPr></p:bg><p:spTree>\(emptyTree)\(title)</p:spTree></p:cSld>
    <p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" \
    accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" \
    folHlink="folHlink"/>
    <p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>
    <p:txStyles>\(style("titleStyle", size: 2000))\(style("bodyStyle", size: 1100))\
    \(style("otherStyle", size: 1100))</p:txStyles></p:sldMaster>

    """

  private static let layout = """
    <p:sldLayout \(start) type="titleOnly" preserve="1"><p:cSld name="Sheet"><p:spTree>\
    \(emptyTree)\(title)</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>\
    </p:sldLayout>

    """

  /// The colours of the sheets, offered for what is drawn beside them.
  private static let theme: String = {
    func color(_ name: String, _ value: String) -> String {
      "<a:\(name)><a:srgbClr val=\"\(value.dropFirst())\"/></a:\(name)>"
    }
    let accents = [
      GlyphCategory.networking, .compute, .storage, .database, .security, .integration,
    ]
    let colors =
      [
        color("dk1", Theme.light("ink")), color("lt1", Theme.light("page")),
        color("dk2", Theme.light("route")), color("lt2", Theme.light("hub-fill")),
      ] + accents.enumerated().map { color("accent\($0 + 1)", $1.color) } + [
        color("hlink", Theme.light("forward")), color("folHlink", Theme.light("reply")),
      ]
    let font = "<a:latin typeface=\"Arial\"/><a:ea typeface=\"\"/><a:cs typeface=\"\"/>"
    let fill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>"
    func three(_ text: String) -> String { text + text + text }
    return """
      <a:theme xmlns:a="\(drawing)" name="Sheets"><a:themeElements>\
      <a:clrScheme name="Sheets">\(colors.joined())</a:clrScheme>\
      <a:fontScheme name="Sheets"><a:majorFont>\(font)</a:majorFont><a:minorFont>\(font)</a:minorFont>\
      </a:fontScheme><a:fmtScheme name="Sheets"><a:fillStyleLst>\(three(fill))</a:fillStyleLst>\
      <a:lnStyleLst>\(three("<a:ln w=\"12700\">\(fill)</a:ln>"))</a:lnStyleLst><a:effectStyleLst>\
      \(three("<a:effectStyle><a:effectLst/></a:effectStyle>"))</a:effectStyleLst><a:bgFillStyleLst>\
      \(three(fill))</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>

      """
  }()
}
