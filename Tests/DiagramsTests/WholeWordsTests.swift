import AWSResources
import Import
import ImportCases
import Reachability
import Testing
import Topology

@testable import Diagrams

/// Words that a box has no room for stand in several lines.
@Suite struct WholeWordsTests {
  private static let title = "customer-master-data-synchroniser fulfilment"

  @Test(arguments: [90, 130, 240, 600], [true, false])
  func `A box cuts no word`(width: Int, isFlat: Bool) {
    let box = BoxBuilder.element(
      name: "box", ids: [], title: Self.title, detail: "Auto Scaling group · 2 to 6 instances",
      type: AWS.Instance.type, width: width, isFlat: isFlat)
    let words = box.texts.map(\.text).joined().filter { $0 != " " }
    #expect(
      words == "\(Self.title)Auto Scaling group · 2 to 6 instances".filter { $0 != " " })
    #expect(box.frame.width == width)
    for text in box.texts { #expect(box.frame.contains(text.frame), "\(text.text)") }
    for (one, other) in zip(box.texts, box.texts.dropFirst()) {
      #expect(!one.frame.intersects(other.frame))
    }
  }

  @Test(arguments: ["ecs-fullstack", "three-tier", "hubspoke-centralized-egress"])
  func `No sheet but the list cuts words`(name: String) throws {
    let topology = try ImportedTerraform(ImportCase(name).plan, name: name).topology
    for sheet in try DiagramGenerator(networks: [WalkedNetwork(topology)]).sheets()
    where !sheet.isInventory {
      let cut = (sheet.texts + sheet.allBoxes.flatMap(\.texts)).map(\.text)
        .filter { $0.contains("…") }
      #expect(cut == [], "\(sheet.fileName)")
    }
  }

  @Test func `An address keeps both its ends`() {
    let address = "module.spoke[\"one\"].aws_ec2_transit_gateway_vpc_attachment.inspection"
    let words = Ruler.fitMiddle(address, width: 200, size: Metrics.body)
    #expect(words.hasPrefix("module.spoke") && words.hasSuffix(".inspection"))
    #expect(Ruler.width(words, size: Metrics.body) <= 200)
    #expect(Ruler.fitMiddle("short", width: 200, size: Metrics.body) == "short")
  }
}
