import Foundation

@testable import Diagrams

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A `.drawio` file as draw.io reads it: cells, each with a parent, a style and a geometry.
///
/// Source: draw.io documentation, "Diagram source editing": `mxfile` holds `diagram`s, each an
/// `mxGraphModel` whose `root` holds `mxCell`s; a cell with properties is wrapped in an `object`,
/// which then has its id and label.
struct DrawIOFile {
  struct Cell {
    var id: String
    var parent: String?
    var value = ""
    var style: [String: String] = [:]
    var isVertex = false
    var isEdge = false
    var source: String?
    var target: String?
    var frame: Frame?
    var isRelative = false
    /// The points that a line without cells at its ends has for them.
    var points = 0

    /// The shapes and icons of AWS that the style names.
    var shapes: [String] {
      ["shape", "resIcon", "grIcon"].compactMap { style[$0] }
        .filter { $0.hasPrefix("mxgraph.") && $0 != "mxgraph.aws4.resourceIcon" }
    }
  }

  struct Malformed: Error {
    let reason: String
  }

  private(set) var cells: [Cell] = []
  private let index: [String: Int]

  init(_ text: String) throws {
    let reader = Reader()
    let parser = XMLParser(data: Data(text.utf8))
    parser.delegate = reader
    guard parser.parse(), reader.problem == nil else {
      throw Malformed(reason: reader.problem ?? "\(String(describing: parser.parserError))")
    }
    cells = reader.cells
    index = Dictionary(
      cells.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
  }

  subscript(id: String) -> Cell? { index[id].map { cells[$0] } }

  func ancestors(of cell: Cell) -> [Cell] {
    var chain: [Cell] = []
    var current = cell
    while let parent = current.parent.flatMap({ self[$0] }), chain.count <= cells.count {
      chain.append(parent)
      current = parent
    }
    return chain
  }

  /// The frame on the page: its own, moved by those of all its ancestors.
  func absolute(_ cell: Cell) -> Frame? {
    ancestors(of: cell).reduce(cell.frame) { frame, ancestor in
      frame?.moved(ancestor.frame?.x ?? 0, ancestor.frame?.y ?? 0)
    }
  }

  private final class Reader: NSObject, XMLParserDelegate {
    var cells: [Cell] = []
    var problem: String?
    private var path: [String] = []
    private var object: (id: String, label: String)?

    private static let parents: [String: Set<String>] = [
      "mxfile": [""], "diagram": ["mxfile"], "mxGraphModel": ["diagram"],
      "root": ["mxGraphModel"], "mxCell": ["root", "object"], "object": ["root"],
      "mxGeometry": ["mxCell"], "Array": ["mxGeometry"], "mxPoint": ["Array", "mxGeometry"],
    ]

    func parser(
      _ parser: XMLParser, didStartElement name: String, namespaceURI: String?,
      qualifiedName: String?, attributes: [String: String]
    ) {
      if Self.parents[name]?.contains(path.last ?? "") != true {
        problem = "<\(name)> in <\(path.last ?? "")>"
      }
      path.append(name)
      switch name {
      case "object": object = (attributes["id"] ?? "", attributes["label"] ?? "")
      case "mxCell": cells.append(cell(attributes))
      case "mxGeometry":
        let numbers = ["x", "y", "width", "height"].map {
          Int(attributes[$0] ?? (["x", "y"].contains($0) ? "0" : ""))
        }
        let last = cells.count - 1
        cells[last].isRelative = attributes["relative"] == "1"
        if let x = numbers[0], let y = numbers[1], let width = numbers[2], let height = numbers[3] {
          cells[last].frame = Frame(x: x, y: y, width: width, height: height)
        } else if cells[last].isVertex {
          problem = "the geometry of '\(cells[last].id)' is not one"
        }
        if cells[last].isEdge != cells[last].isRelative { problem = "absolute line" }
      case "mxPoint":
        if ["sourcePoint", "targetPoint"].contains(attributes["as"]) {
          cells[cells.count - 1].points += 1
        }
      default: break
      }
    }

    func parser(
      _ parser: XMLParser, didEndElement name: String, namespaceURI: String?,
      qualifiedName: String?
    ) {
      path.removeLast()
      if name == "object" { object = nil }
    }

    private func cell(_ attributes: [String: String]) -> Cell {
      var cell = Cell(id: object?.id ?? attributes["id"] ?? "")
      cell.parent = attributes["parent"]
      cell.value = object?.label ?? attributes["value"] ?? ""
      cell.isVertex = attributes["vertex"] == "1"
      cell.isEdge = attributes["edge"] == "1"
      cell.source = attributes["source"]
      cell.target = attributes["target"]
      for part in (attributes["style"] ?? "").split(separator: ";") {
        let sides = part.split(separator: "=", maxSplits: 1).map(String.init)
        cell.style[sides[0]] = sides.count > 1 ? sides[1] : ""
      }
      return cell
    }
  }

  /// Names in the sidebar of draw.io 24.7.5, of which writers may use any.
  static let knownShapes = Set(
    """
    group group_region group_vpc2 group_security_group group_account group_aws_cloud_alt
    network_firewall key_management_service secrets_manager identity_and_access_management
    certificate_manager_3 transit_gateway route_53 cloud_map elastic_load_balancing vpc_privatelink
    vpc ecs fargate ecr elastic_file_system s3 cloudwatch_2 systems_manager
    network_firewall_endpoints role transit_gateway_attachment nat_gateway internet_gateway
    application_load_balancer network_load_balancer endpoints endpoint elastic_network_interface
    route_table network_access_control_list flow_logs hosted_zone ecs_service ecs_task container_1
    file_system elastic_file_system_standard bucket cloudwatch_logs alarm parameter_store users user
    client internet_alt2 internet internet_alt1 traditional_server
    elastic_ip_address peering site_to_site_vpn ec2 lambda auto_scaling2 elastic_block_store backup
    generic_firewall athena api_gateway cloudtrail batch mq cloudfront kinesis_data_streams
    direct_connect directory_service eks database_migration_service sagemaker organizations
    elasticsearch_service guardduty transfer_family cognito redshift cloud_wan step_functions workspaces
    rds dynamodb elasticache waf resource_access_manager sqs sns eventbridge kinesis_data_firehose
    """.split(whereSeparator: \.isWhitespace).map { "mxgraph.aws4.\($0)" })

  /// Keys of mxGraph's and draw.io's styles.
  static let knownKeys = Set(
    """
    points outlineConnect gradientColor html whiteSpace fontSize fontStyle container pointerEvents
    collapsible recursiveResize shape grIcon grStroke strokeColor fillColor verticalAlign align
    spacingLeft spacingTop spacingBottom spacing fontColor dashed dashPattern sketch verticalLabelPosition aspect resIcon rounded
    absoluteArcSize arcSize startSize childLayout fixedRows rowLines columnLines resizeLast
    horizontal swimlaneHead swimlaneBody dropTarget portConstraint top left bottom right connectable
    overflow text ellipse edgeStyle orthogonalLoop labelBackgroundColor startArrow endArrow endFill endSize
    exitX exitY exitDx exitDy exitPerimeter entryX entryY entryDx entryDy entryPerimeter
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
